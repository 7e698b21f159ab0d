package dev.feira.sandbox.engine;

import dev.feira.core.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// One server's folder: its data, its log, its passwords, where it listens.
public record Home(Path folder) {
    public static final String OWNER = "feira";
    public static final String READER = "reader";

    private static final int PASSWORD_BYTES = 16;

    /// For the eyes of its owner only.
    void create() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    /// Where a data folder is made; it is renamed to [#data()] when it is whole.
    Path unfinishedData() {
        return folder.resolve("data.new");
    }

    public Path log() {
        return folder.resolve("server.log");
    }

    Path pidFile() {
        return folder.resolve("pid");
    }

    Path endpointFile() {
        return folder.resolve("endpoint.properties");
    }

    public Optional<Endpoint> endpoint() throws IOException {
        return Endpoint.read(endpointFile());
    }

    public Path passwordFile(String user) {
        return folder.resolve(user + ".password");
    }

    /// The user with a password that is made at the first call.
    User user(String name) throws IOException {
        Path file = passwordFile(name);
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            PrivateFile.create(file, HexFormat.of().formatHex(random));
        }
        return new User(name, Secret.of(Files.readString(file)));
    }
}
