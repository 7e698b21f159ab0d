package dev.feira.transform.run;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.manifest.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folders `compiled` and `run` of the target folder: what each node's SQL was, and what was really executed.
final class TargetFiles {
    private final Path projectDir;
    private final Path target;

    TargetFiles(Path projectDir, Path target) {
        this.projectDir = projectDir;
        this.target = target;
    }

    Path target() {
        return target;
    }

    /// The path, relative to the project, that the compiled SQL has.
    String compiled(Resource node, String sql) {
        Path file = file("compiled", node);
        write(file, sql);
        return projectDir.relativize(file).toString();
    }

    void run(Resource node, String sql) {
        write(file("run", node), sql);
    }

    /// dbt's rule: what a file of its own defines lies at that file's path; what is defined beside others, below it.
    private Path file(String kind, Resource node) {
        Path base = target.resolve(kind).resolve(node.packageName());
        String original = node.id().originalFilePath();
        if (node.type() == ResourceType.UNIT_TEST) {
            return base.resolve(original).resolve("models").resolve(node.name() + ".sql");
        }
        String path = node.id().path();
        boolean own = original.endsWith(path) && node.type() != ResourceType.SNAPSHOT;
        return own ? base.resolve(original) : base.resolve(original).resolve(path);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw Problem.user("`" + file.getFileName() + "` cannot be written: " + failure.getMessage())
                    .at(Location.of(file.toString()))
                    .hint("check that the disk is not full and that the target folder may be written")
                    .exception(failure);
        }
    }
}
