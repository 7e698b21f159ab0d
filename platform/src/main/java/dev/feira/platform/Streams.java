package dev.feira.platform;

import dev.feira.core.Problem;
import dev.feira.project.Project;
import dev.feira.stream.Stream;
import dev.feira.stream.StreamFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files `streams/<name>.yml` of a project.
record Streams(Project project) {
    private static final String SUFFIX = ".yml";

    List<Stream> declared(List<String> names) {
        List<String> all = names();
        for (String name : names) {
            if (!all.contains(name)) {
                throw Problem.user("there is no stream `" + name + "`")
                        .hint("there are `" + String.join("`, `", all) + "`")
                        .exception();
            }
        }
        return all.stream()
                .filter(it -> names.isEmpty() || names.contains(it))
                .map(this::read)
                .toList();
    }

    private Stream read(String name) {
        StreamFile file = project.file("streams/" + name + SUFFIX, StreamFile.class);
        return Stream.declared(name, file, folder());
    }

    private Path folder() {
        return project.folder().resolve("streams");
    }

    private List<String> names() {
        if (!Files.isDirectory(folder())) {
            throw nothing().exception();
        }
        try (var files = Files.list(folder())) {
            List<String> names = files.map(it -> String.valueOf(it.getFileName()))
                    .filter(it -> it.endsWith(SUFFIX))
                    .map(it -> it.substring(0, it.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
            if (names.isEmpty()) {
                throw nothing().exception();
            }
            return names;
        } catch (IOException e) {
            throw nothing().exception(e);
        }
    }

    private Problem nothing() {
        return Problem.user("the project declares no stream: `" + folder() + "` holds none")
                .hint("write one file `streams/<name>.yml` for each stream");
    }
}
