package dev.feira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MariaDbSandboxTest extends DatabaseContract {
    MariaDbSandboxTest() {
        super(Server.MARIADB);
    }

    @Test
    void binaryLogIsOnAndEachCommitIsFlushed() throws Exception {
        ServerStatus fresh = SharedServer.of(Server.MARIADB).freshDatabase();

        assertThat(Sql.count(fresh, "SELECT @@log_bin")).isEqualTo(1);
        assertThat(Sql.count(fresh, "SELECT @@innodb_flush_log_at_trx_commit")).isEqualTo(1);
        assertThat(Sql.count(fresh, "SELECT @@character_set_server = 'utf8mb4'"))
                .isEqualTo(1);
    }

    @Test
    void freshDatabasesAreApart() throws Exception {
        ServerStatus one = SharedServer.of(Server.MARIADB).freshDatabase();
        ServerStatus two = SharedServer.of(Server.MARIADB).freshDatabase();
        Sql.run(one, one.owner(), "CREATE TABLE t (a INT)");

        Sql.run(two, two.owner(), "CREATE TABLE t (b INT)");

        assertThat(one.pid()).isEqualTo(two.pid());
        assertThat(Sql.count(two, "SELECT count(b) FROM t")).isZero();
    }
}
