package dev.feira.stream.sink;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Tls;
import dev.feira.stream.SinkSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// A bounded pool of connections to the sink. Each has a session in UTC whose names are those of the sink's schema, and
/// gives up by itself: a statement, a lock and a forgotten transaction all have their limit.
public final class Postgres implements AutoCloseable {
    private static final String SESSION =
            "SET TIME ZONE 'UTC'; SET statement_timeout = '50s'; SET lock_timeout = '20s';"
                    + " SET idle_in_transaction_session_timeout = '60s'; SET client_min_messages = 'warning'";
    private static final int SILENCE_SECONDS = 60;

    private final SinkSettings settings;
    private final HikariDataSource pool;
    private volatile boolean answering;

    private Postgres(SinkSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
    }

    /// Connects to nothing yet.
    public static Postgres of(SinkSettings settings) {
        ConnectionSettings connection = settings.connection();
        HikariConfig config = new HikariConfig();
        config.setPoolName("feira-stream");
        config.setJdbcUrl(url(connection));
        config.setDataSourceProperties(properties(settings));
        config.setMaximumPoolSize(connection.connections());
        config.setMinimumIdle(0);
        config.setAutoCommit(false);
        config.setConnectionTimeout(connection.limits().connect().plusSeconds(5).toMillis());
        config.setConnectionInitSql(SESSION);
        config.setInitializationFailTimeout(-1);
        return new Postgres(settings, new HikariDataSource(config));
    }

    private static String url(ConnectionSettings settings) {
        String host = settings.host().contains(":") && !settings.host().startsWith("[")
                ? "[" + settings.host() + "]"
                : settings.host();
        return "jdbc:postgresql://" + host + ":" + settings.port() + "/" + settings.database();
    }

    static Properties properties(SinkSettings settings) {
        ConnectionSettings connection = settings.connection();
        String patience = Long.toString(connection.limits().connect().toSeconds());
        Properties properties = new Properties();
        properties.setProperty("user", connection.user());
        properties.setProperty("password", connection.password().reveal());
        properties.setProperty("connectTimeout", patience);
        properties.setProperty("loginTimeout", patience);
        properties.setProperty("socketTimeout", Integer.toString(SILENCE_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("currentSchema", settings.schema());
        properties.setProperty("ApplicationName", "feira-stream");
        properties.setProperty("sslmode", sslMode(connection.tls().mode()));
        connection.tls().authority().ifPresent(file -> properties.setProperty("sslrootcert", file.toString()));
        if (connection.tls().mode() != Tls.Mode.OFF
                && connection.tls().authority().isEmpty()) {
            // Java's own list of authorities, instead of a file in the user's home.
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        return properties;
    }

    private static String sslMode(Tls.Mode mode) {
        return switch (mode) {
            case OFF -> "disable";
            case REQUIRED -> "require";
            case VERIFY_CA -> "verify-ca";
            case VERIFY_IDENTITY -> "verify-full";
        };
    }

    public SinkSettings settings() {
        return settings;
    }

    /// A connection on which nothing is committed by itself; closing it gives it back.
    public Connection connect() throws SQLException {
        if (!answering) {
            knock();
        }
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            answering = false;
            throw e;
        }
    }

    /// The pool tries again until its time is up, even when the password is wrong. Who asks without it knows at once.
    private void knock() throws SQLException {
        DriverManager.getConnection(url(settings.connection()), properties(settings))
                .close();
        answering = true;
    }

    /// What a failure means to a person.
    public PostgresFailures failures() {
        return new PostgresFailures(settings);
    }

    @Override
    public void close() {
        pool.close();
    }
}
