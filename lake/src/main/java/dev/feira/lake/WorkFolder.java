package dev.feira.lake;

import dev.feira.core.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// A folder for unfinished files, named after the process that owns it, so that the next one can clear up after one
/// that died.
record WorkFolder(Path path) {
    private static final String SEPARATOR = "-";

    static WorkFolder in(Path parent) {
        Path path = parent.resolve(ProcessHandle.current().pid() + SEPARATOR + UUID.randomUUID());
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw Problem.user("the lake's folder `" + parent + "` cannot be written: " + e.getMessage())
                    .hint("check that the folder may be written and that the disk is not full")
                    .exception(e);
        }
        return new WorkFolder(path);
    }

    /// Removes what processes left that no longer live.
    static void clear(Path parent) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> folders = Files.list(parent)) {
            folders.filter(WorkFolder::isAbandoned).forEach(path -> new WorkFolder(path).delete());
        } catch (IOException e) {
            throw Problem.user("the lake's folder `" + parent + "` cannot be read: " + e.getMessage())
                    .exception(e);
        }
    }

    private static boolean isAbandoned(Path folder) {
        String owner = folder.getFileName().toString().split(SEPARATOR, 2)[0];
        return owner.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(owner)).isEmpty();
    }

    /// What cannot be deleted harms nobody: no table knows it.
    void delete() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            return;
        }
    }
}
