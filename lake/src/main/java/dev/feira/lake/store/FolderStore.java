package dev.feira.lake.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.OptionalLong;

/// The lake in a folder. What [#put] and [#write] return from is on the disk, not only in its cache.
final class FolderStore implements Store {
    private static final String SCHEME = "file://";

    private final Path root;

    FolderStore(Path root) {
        this.root = root;
    }

    @Override
    public String root() {
        return SCHEME + root;
    }

    @Override
    public void put(String location, Path file) throws IOException {
        Path target = path(location);
        Path folder = Objects.requireNonNull(target.getParent());
        Files.createDirectories(folder);
        force(file);
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    @Override
    public void write(String location, byte[] content) throws IOException {
        Path target = path(location);
        Path folder = Objects.requireNonNull(target.getParent());
        Files.createDirectories(folder);
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        force(folder);
    }

    // On Linux and macOS a folder is opened like a file; its entries reach the disk with it.
    private static void force(Path path) throws IOException {
        if (Files.isDirectory(path)
                && !path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public byte[] read(String location) throws IOException {
        return Files.readAllBytes(path(location));
    }

    @Override
    public InputStream open(String location) throws IOException {
        return Files.newInputStream(path(location));
    }

    @Override
    public OptionalLong size(String location) throws IOException {
        Path file = path(location);
        return Files.exists(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    }

    @Override
    public void delete(String location) throws IOException {
        Files.deleteIfExists(path(location));
    }

    private static Path path(String location) {
        return Path.of(location.startsWith(SCHEME) ? location.substring(SCHEME.length()) : location);
    }
}
