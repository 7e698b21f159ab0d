package dev.feira.jdbc;

import dev.feira.core.Problem;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// How MariaDB Connector/J, which speaks to MySQL as well, is asked for connections.
record MySqlDriver() implements Driver {
    @Override
    public String url(ConnectionSettings settings) {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return "jdbc:mariadb://" + host + ":" + settings.port() + "/" + settings.database();
    }

    @Override
    public Properties properties(ConnectionSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password().reveal());
        properties.setProperty(
                "connectTimeout", Long.toString(settings.limits().connect().toMillis()));
        properties.setProperty(
                "socketTimeout", Long.toString(settings.limits().silence().toMillis()));
        properties.setProperty("sslMode", settings.tls().mode().driverName());
        settings.tls().authority().ifPresent(file -> properties.setProperty("serverSslCert", file.toString()));
        properties.setProperty("useServerPrepStmts", "true");
        properties.setProperty("tinyInt1isBit", "false");
        properties.setProperty("yearIsDateType", "false");
        // MySQL 8 and later hand out their RSA key for a login without TLS only when asked.
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("permitRedirect", "false");
        // The driver's default is yes: any server could then ask for any file that this process may read.
        properties.setProperty("allowLocalInfile", "false");
        return properties;
    }

    /// The server may ask for local files, and batches travel in bulk.
    @Override
    public Properties loadingProperties(ConnectionSettings settings) {
        Properties properties = properties(settings);
        properties.setProperty("allowLocalInfile", "true");
        properties.setProperty("useBulkStmts", "true");
        return properties;
    }

    /// One statement for both servers: each skips the other's comment. A slow reader is no reason to be cut off,
    /// hence the long `net_write_timeout` (seconds).
    @Override
    public String sessionSql(TimeLimits limits) {
        return "SET SESSION time_zone = '+00:00', net_write_timeout = 600 /*M!100100 , max_statement_time = "
                + limits.query().toSeconds() + " */ /*!80000 , max_execution_time = "
                + limits.query().toMillis() + " */";
    }

    @Override
    public Dialect dialect(String version) {
        return new MySqlDialect(version);
    }

    @Override
    public Introspection introspection(ConnectionSettings settings) {
        return new MySqlIntrospection(settings.database());
    }

    /// The server's own error numbers, the same in MySQL and MariaDB.
    @Override
    public @Nullable Problem refusal(ConnectionSettings settings, SQLException failure, String message) {
        return switch (failure.getErrorCode()) {
            case 1045, 1698 ->
                Problem.data("`" + settings.address() + "` refused user `" + settings.user()
                                + "`: wrong user or password")
                        .hint("check the user and the password of the source");
            case 1044 ->
                Problem.data("user `" + settings.user() + "` may not use database `" + settings.database() + "`")
                        .hint("let an administrator run: GRANT SELECT ON `" + settings.database() + "`.* TO '"
                                + settings.user() + "'@'%'");
            case 1049 ->
                Problem.data("`" + settings.address() + "` has no database `" + settings.database() + "`")
                        .hint("check the database's name, or create it");
            case 1142, 1143 ->
                Problem.data("user `" + settings.user() + "` lacks a right: " + message)
                        .hint("let an administrator run: GRANT SELECT ON `" + settings.database() + "`.* TO '"
                                + settings.user() + "'@'%'");
            case 1146 ->
                Problem.data("database `" + settings.database() + "` lacks a table: " + message)
                        .hint("check the table's name in the source and in ingest/");
            case 1040, 1203 ->
                Problem.passing("`" + settings.address() + "` has no connection left: " + message)
                        .hint("wait, lower the number of connections, or raise max_connections");
            case 1130, 1129 ->
                Problem.data("`" + settings.address() + "` does not let this machine in: " + message)
                        .hint("allow this machine's address for user `" + settings.user() + "`");
            case 1412, 1205, 1213, 1317, 1927, 3572 ->
                Problem.passing("`" + settings.address() + "` gave up a statement: " + message)
                        .hint("run the command again");
            case 1053, 1152, 1158, 1159, 1160, 1161, 1184, 2006, 2013, 3168, 4031 -> Failures.lost(settings, message);
            case 1969, 3024 ->
                Problem.data("`" + settings.address() + "` ended a statement that ran longer than "
                                + settings.limits().query().toSeconds() + " seconds")
                        .hint("raise the time limit for queries");
            default -> null;
        };
    }
}
