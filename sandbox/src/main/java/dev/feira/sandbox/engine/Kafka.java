package dev.feira.sandbox.engine;

import dev.feira.sandbox.binaries.Artifact;
import dev.feira.sandbox.binaries.Binaries;
import dev.feira.sandbox.binaries.Platform;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Kafka: broker and controller in one JVM of its own, which runs on the Java that runs us. Its jars are on that JVM's
/// class path only.
record Kafka() implements Engine {
    private static final String VERSION = "4.4.0";
    private static final String SLF4J = "1.7.36";
    private static final Duration FORMAT_LIMIT = Duration.ofMinutes(1);
    private static final int ANSWER_MILLIS = 5_000;
    private static final short API_VERSIONS = 18;
    private static final short NO_CLIENT_ID = -1;

    @Override
    public String label() {
        return "Kafka";
    }

    @Override
    public Binaries binaries() {
        List<Artifact> jars = List.of(
                new Artifact("org.apache.kafka", "kafka_2.13", VERSION),
                new Artifact("org.slf4j", "slf4j-simple", SLF4J));
        return new Binaries("kafka-" + VERSION, Platform.current(), Optional.of(Binaries.jars(jars)));
    }

    @Override
    public void initialise(Home home, Path data, Path programs) throws IOException {
        Path settings = home.folder().resolve("format.properties");
        Files.writeString(settings, KafkaSettings.text(data, 0, 0));
        try {
            List<String> command = java(programs, List.of());
            command.addAll(List.of("kafka.tools.StorageTool", "format"));
            command.addAll(List.of("--config", settings.toString(), "--cluster-id", clusterId()));
            Command.run(home, command, null, FORMAT_LIMIT);
        } finally {
            Files.deleteIfExists(settings);
        }
    }

    /// Sixteen random bytes. A leading `-` would look like an option.
    private static String clusterId() {
        UUID random = UUID.randomUUID();
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(random.getMostSignificantBits() & Long.MAX_VALUE)
                .putLong(random.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    @Override
    public List<String> command(Home home, Path programs, int port) throws IOException {
        Path settings = home.folder().resolve("server.properties");
        Files.writeString(settings, KafkaSettings.text(home.data(), port, Ports.free()));
        List<String> command = java(programs, List.of("-XX:+AutoCreateSharedArchive"));
        command.addAll(List.of("kafka.Kafka", settings.toString()));
        return command;
    }

    /// The archive of loaded classes halves the time to start. The server's JVM makes it when it ends cleanly for the
    /// first time and makes it anew when it does not fit; a JVM that finds none does without.
    private static List<String> java(Path programs, List<String> options) {
        Path archive = programs.resolve("classes-" + Runtime.version().feature() + ".jsa");
        List<String> command = new ArrayList<>(options);
        command.addFirst(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms64m", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.levelInBrackets=true",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS"));
        command.addAll(List.of("-cp", programs.resolve("*").toString()));
        return command;
    }

    /// Its shutdown hook closes the logs.
    @Override
    public String stopSignal() {
        return "TERM";
    }

    /// As for a stop: the first clean end writes the archive of loaded classes.
    @Override
    public String discardSignal() {
        return "TERM";
    }

    /// Asks which requests it knows: a broker takes requests only when it has joined its controller and loaded its
    /// logs.
    @Override
    public boolean answers(Home home, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(Ports.address(port), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write(apiVersions(port));
            DataInputStream answer = new DataInputStream(socket.getInputStream());
            answer.readInt();
            return answer.readInt() == port && answer.readShort() == 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// The request `ApiVersions`, version 0.
    ///
    /// @param correlation comes back with the answer
    private static byte[] apiVersions(int correlation) {
        short version = 0;
        return ByteBuffer.allocate(14)
                .putInt(10)
                .putShort(API_VERSIONS)
                .putShort(version)
                .putInt(correlation)
                .putShort(NO_CLIENT_ID)
                .array();
    }
}
