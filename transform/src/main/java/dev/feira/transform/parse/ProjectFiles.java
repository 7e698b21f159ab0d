package dev.feira.transform.parse;

import dev.feira.transform.project.ProjectFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Lists the files of a package, folder by folder, in alphabetical order.
final class ProjectFiles {
    private final ProjectFile project;

    ProjectFiles(ProjectFile project) {
        this.project = project;
    }

    /// Files in these folders whose names end so; a file reached twice counts once.
    List<SourceFile> in(Collection<String> folders, String... endings) {
        Map<Path, SourceFile> files = new LinkedHashMap<>();
        for (String folder : folders) {
            for (Path file : walk(project.root().resolve(folder))) {
                String name = file.toString();
                for (String ending : endings) {
                    if (name.endsWith(ending)) {
                        files.putIfAbsent(file, source(folder, file));
                    }
                }
            }
        }
        return new ArrayList<>(files.values());
    }

    private SourceFile source(String folder, Path file) {
        return new SourceFile(
                project.name(),
                file,
                slashes(project.root().relativize(file)),
                slashes(project.root().resolve(folder).normalize().relativize(file)));
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static List<Path> walk(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder.normalize())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
