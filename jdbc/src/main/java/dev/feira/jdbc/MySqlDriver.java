package dev.feira.jdbc;

import java.util.Properties;

/// How MariaDB Connector/J, which speaks to MySQL as well, is asked for connections.
final class MySqlDriver {
    private MySqlDriver() {}

    /// Without user, password or options: those travel as properties.
    static String url(ConnectionSettings settings) {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return "jdbc:mariadb://" + host + ":" + settings.port() + "/" + settings.database();
    }

    static Properties properties(ConnectionSettings settings) {
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

    static Properties loadingProperties(ConnectionSettings settings) {
        Properties properties = properties(settings);
        properties.setProperty("allowLocalInfile", "true");
        properties.setProperty("useBulkStmts", "true");
        return properties;
    }

    /// One statement for both servers: each skips the other's comment. A slow reader is no reason to be cut off,
    /// hence the long `net_write_timeout` (seconds).
    static String sessionSql(TimeLimits limits) {
        return "SET SESSION time_zone = '+00:00', net_write_timeout = 600 /*M!100100 , max_statement_time = "
                + limits.query().toSeconds() + " */ /*!80000 , max_execution_time = "
                + limits.query().toMillis() + " */";
    }
}
