package dev.feira.jdbc;

import dev.feira.core.Problem;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// How PostgreSQL's JDBC driver is asked for connections.
record PostgreSqlDriver(String schema) implements Driver {
    @Override
    public String url(ConnectionSettings settings) {
        boolean address = settings.host().contains(":") && !settings.host().startsWith("[");
        String host = address ? "[" + settings.host() + "]" : settings.host();
        return "jdbc:postgresql://" + host + ":" + settings.port() + "/" + settings.database();
    }

    @Override
    public Properties properties(ConnectionSettings settings) {
        String patience = seconds(settings.limits().connect().toMillis());
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password().reveal());
        properties.setProperty("connectTimeout", patience);
        properties.setProperty("loginTimeout", patience);
        properties.setProperty(
                "socketTimeout", seconds(settings.limits().silence().toMillis()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("currentSchema", schema);
        properties.setProperty("ApplicationName", "feira");
        properties.setProperty("sslmode", sslMode(settings.tls().mode()));
        settings.tls().authority().ifPresent(file -> properties.setProperty("sslrootcert", file.toString()));
        if (settings.tls().mode() != Tls.Mode.OFF && settings.tls().authority().isEmpty()) {
            // Java's own list of authorities, instead of a file in the user's home.
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        return properties;
    }

    /// Whole ones; 0 would mean to wait for ever.
    private static String seconds(long millis) {
        return Long.toString(Math.max(1, millis / 1000));
    }

    private static String sslMode(Tls.Mode mode) {
        return switch (mode) {
            case OFF -> "disable";
            case REQUIRED -> "require";
            case VERIFY_CA -> "verify-ca";
            case VERIFY_IDENTITY -> "verify-full";
        };
    }

    @Override
    public Properties loadingProperties(ConnectionSettings settings) {
        return properties(settings);
    }

    /// Values that become text do so in one way, whatever the server's settings. A policy that would hide rows is an
    /// error: what is copied is the table and not what a user sees of it.
    @Override
    public String sessionSql(TimeLimits limits) {
        return "SET TIME ZONE 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'iso_8601';"
                + " SET extra_float_digits = 1; SET bytea_output = 'hex'; SET standard_conforming_strings = on;"
                + " SET row_security = off; SET idle_in_transaction_session_timeout = 0;"
                + " SET client_min_messages = 'warning'; SET statement_timeout = "
                + limits.query().toMillis();
    }

    @Override
    public Dialect dialect(String version) {
        return new PostgreSqlDialect(version);
    }

    @Override
    public Introspection introspection(ConnectionSettings settings) {
        return new PostgreSqlIntrospection(schema);
    }

    /// The codes are those of appendix A of PostgreSQL's manual.
    @Override
    public @Nullable Problem refusal(ConnectionSettings settings, SQLException failure, String message) {
        String address = "`" + settings.address() + "`";
        String user = settings.user();
        return switch (Objects.requireNonNullElse(failure.getSQLState(), "")) {
            case "28P01", "28000" ->
                Problem.data(address + " refused user `" + user + "`: " + message)
                        .hint("check the user, the password and the server's pg_hba.conf");
            case "3D000" ->
                Problem.data(address + " has no database `" + settings.database() + "`")
                        .hint("check the database's name, or create it");
            case "42501" ->
                Problem.data("user `" + user + "` lacks a right: " + message)
                        .hint("let an administrator run: GRANT USAGE ON SCHEMA " + schema + " TO " + user
                                + "; GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + user);
            case "42P01", "3F000" ->
                Problem.data("database `" + settings.database() + "` lacks a table: " + message)
                        .hint("check the table's name in the source and in ingest/");
            case "53300" ->
                Problem.passing(address + " has no connection left: " + message)
                        .hint("wait, lower the number of connections, or raise max_connections");
            case "40001", "40P01", "55P03", "55006", "57P01", "57P02", "57P03", "57P05", "25P03" ->
                Problem.passing(address + " gave up a statement: " + message).hint("run the command again");
            case "57014" -> ended(settings, message);
            case "08001", "08004", "08006" -> tls(settings, message);
            default -> null;
        };
    }

    private static Problem ended(ConnectionSettings settings, String message) {
        return message.contains("statement timeout")
                ? Problem.data("`" + settings.address() + "` ended a statement that ran longer than "
                                + settings.limits().query().toSeconds() + " seconds")
                        .hint("raise the time limit for queries")
                : Problem.passing("`" + settings.address() + "` gave up a statement: " + message)
                        .hint("run the command again");
    }

    private static @Nullable Problem tls(ConnectionSettings settings, String message) {
        return message.contains("does not support SSL")
                ? Problem.data("`" + settings.address() + "` and Feira agree on no TLS: the server offers none")
                        .hint("check the TLS mode and the certificate authority of the source")
                : null;
    }
}
