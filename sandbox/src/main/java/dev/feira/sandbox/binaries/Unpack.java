package dev.feira.sandbox.binaries;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The two forms in which servers are published: files in a jar, or one `.txz` in a jar.
public final class Unpack {
    private Unpack() {}

    /// Writes the jar's wanted entries below `prefix` into the folder; what lies in `bin` becomes executable.
    public static void jar(Path jar, String prefix, Predicate<String> wanted, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
                String name = entry.getName();
                if (name.startsWith(prefix) && wanted.test(name.substring(prefix.length()))) {
                    Path file = inside(folder, name.substring(prefix.length()));
                    try (InputStream content = zip.getInputStream(entry)) {
                        write(content, file, name.startsWith(prefix + "bin/"));
                    }
                }
            }
        }
    }

    /// Writes the content of the jar's only `.txz`.
    public static void txzInJar(Path jar, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry archive = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .map(ZipEntry.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IOException("no .txz in " + jar));
            try (TarArchiveInputStream tar = new TarArchiveInputStream(
                    new BufferedInputStream(new XZInputStream(zip.getInputStream(archive)), 1 << 16))) {
                tar(tar, folder);
            }
        }
    }

    private static void tar(TarArchiveInputStream tar, Path folder) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path file = inside(folder, entry.getName());
            if (entry.isDirectory()) {
                Files.createDirectories(file);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(file.getParent());
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                write(tar, file, (entry.getMode() & 0100) != 0);
            }
        }
    }

    private static void write(InputStream content, Path file, boolean executable) throws IOException {
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
        if (executable && !file.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    private static Path inside(Path folder, String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("entry " + name + " leads out of the archive");
        }
        return file;
    }
}
