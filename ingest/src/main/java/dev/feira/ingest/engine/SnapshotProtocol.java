package dev.feira.ingest.engine;

/// How several connections come to see the same state of the source, best first.
public enum SnapshotProtocol {
    /// MySQL with GTIDs: nothing was committed between the starts. SELECT is enough.
    MYSQL_GTID("mysql-gtid"),
    /// MariaDB with a binary log: each connection tells the place in the log that its view ends at. SELECT is enough.
    MARIADB_BINLOG("mariadb-binlog"),
    /// InnoDB's own counter stood still from before the first start until after the last. Practical, but no proof.
    INNODB_COUNTER("innodb-counter"),
    /// A coordinator keeps all writers out for less than a millisecond. Needs the right LOCK TABLES.
    LOCK_TABLES("lock-tables"),
    /// PostgreSQL hands the view of one connection to the others. SELECT is enough.
    POSTGRESQL_EXPORT("postgresql-export"),
    /// One connection reads everything. Always right.
    ONE_CONNECTION("one-connection");

    private final String label;

    SnapshotProtocol(String label) {
        this.label = label;
    }

    /// As it stands in a snapshot summary.
    public String label() {
        return label;
    }
}
