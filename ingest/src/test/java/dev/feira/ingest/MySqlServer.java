package dev.feira.ingest;

import dev.feira.sandbox.Login;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.ServerStatus.Access;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// MySQL's own server, for what MariaDB has not: GTIDs as MySQL writes them, its login, its JSON. One for all
/// tests of a JVM, gone with it. The archive is that of Linux on x86-64.
public final class MySqlServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";

    private static @Nullable Path unpacked;
    private static @Nullable MySqlServer started;

    private final Path folder;
    private final int port;
    private final Process process;

    private MySqlServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /// A new and empty database. Its owner may do everything; its reader may SELECT from it and nothing else, and
    /// logs in with the method that MySQL has preferred since version 8.
    ///
    /// Skips the test, loudly, where the server does not run: on another system, or without a library of the
    /// system that it wants.
    public static ServerStatus freshDatabase() {
        try {
            assumeRunsHere();
            return running().database("fresh_" + DATABASES.incrementAndGet());
        } catch (IOException | SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assumeRunsHere() throws IOException, InterruptedException {
        boolean built = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        if (!built) {
            skip("it is there for Linux on x86-64 alone");
        }
        Optional<String> complaint = complaint();
        if (complaint.isPresent()) {
            skip(complaint.get().strip() + " (on Debian: `apt-get install libaio1`)");
        }
    }

    private static void skip(String why) {
        System.err.println("!!!! SKIPPED: what is tested on MySQL's own server: " + why);
        Assumptions.abort("MySQL's own server does not run here: " + why);
    }

    private static synchronized Optional<String> complaint() throws IOException, InterruptedException {
        if (started != null) {
            return Optional.empty();
        }
        Path folder = unpacked();
        Process process = process(folder, List.of(program(folder), "--version")).start();
        boolean fine = process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        return fine ? Optional.empty() : Optional.of(Files.readString(folder.resolve("log")));
    }

    private static synchronized MySqlServer running() throws IOException, InterruptedException {
        if (started == null) {
            started = start(unpacked());
        }
        return started;
    }

    private static Path unpacked() throws IOException, InterruptedException {
        if (unpacked == null) {
            unpacked = Files.createTempDirectory("feira-mysql");
            Runtime.getRuntime().addShutdownHook(new Thread(MySqlServer::end));
            unpack(unpacked);
        }
        return unpacked;
    }

    private static void unpack(Path folder) throws IOException, InterruptedException {
        Path archive = folder.resolve("mysql.tar.gz");
        try (InputStream packed = Objects.requireNonNull(MySqlServer.class.getResourceAsStream(ARCHIVE))) {
            Files.copy(packed, archive);
        }
        run(folder, List.of("tar", "xzf", archive.toString(), "-C", folder.toString()));
        Files.delete(archive);
    }

    private static MySqlServer start(Path folder) throws IOException, InterruptedException {
        List<String> initialise = command(folder);
        initialise.add("--initialize-insecure");
        run(folder, initialise);
        int port = freePort();
        List<String> serve = command(folder);
        serve.addAll(List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + folder.resolve("s"),
                "--pid-file=" + folder.resolve("pid"),
                "--mysqlx=OFF",
                "--gtid-mode=ON",
                "--enforce-gtid-consistency",
                "--log-bin",
                "--server-id=1",
                "--innodb-flush-log-at-trx-commit=0",
                "--sync-binlog=0"));
        Process process = process(folder, serve).start();
        MySqlServer server = new MySqlServer(folder, port, process);
        Awaitility.await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(server::answers);
        return server;
    }

    private static String program(Path folder) {
        return folder.resolve("bin/mysqld").toString();
    }

    private static List<String> command(Path folder) {
        return new ArrayList<>(List.of(
                program(folder),
                "--no-defaults",
                "--user=root",
                "--basedir=" + folder,
                "--datadir=" + folder.resolve("data"),
                "--lc-messages-dir=" + folder.resolve("share")));
    }

    private static ProcessBuilder process(Path folder, List<String> command) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = process(folder, command).start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(Files.readString(folder.resolve("log")));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() throws SQLException {
        try (Connection root = root()) {
            return root.isValid(5);
        }
    }

    private Connection root() throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/mysql", "root", "");
    }

    private ServerStatus database(String name) throws SQLException, IOException {
        Path password = folder.resolve("password");
        Files.writeString(password, "p-1234567");
        try (Connection root = root();
                Statement statement = root.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            for (String user : List.of("owner", "reader")) {
                String method = user.equals("owner") ? "mysql_native_password" : "caching_sha2_password";
                statement.execute("CREATE USER IF NOT EXISTS " + user + "@'%' IDENTIFIED WITH " + method + " BY '"
                        + Files.readString(password) + "'");
            }
            statement.execute("GRANT ALL ON *.* TO owner@'%'");
            statement.execute("GRANT SELECT ON " + name + ".* TO reader@'%'");
        }
        Access access = new Access(name, new Login("owner", password), new Login("reader", password));
        return new ServerStatus(Server.MARIADB, "127.0.0.1", port, Optional.of(access), OptionalLong.of(process.pid()));
    }

    /// Its files go with it; what cannot be deleted lies in the system's temporary folder.
    private static void end() {
        try {
            if (started != null) {
                started.process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
            new ProcessBuilder("rm", "-rf", Objects.requireNonNull(unpacked).toString())
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
