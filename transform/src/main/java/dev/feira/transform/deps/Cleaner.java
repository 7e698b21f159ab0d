package dev.feira.transform.deps;

import dev.feira.core.Problem;
import dev.feira.transform.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Deletes a project's `clean-targets`: folders inside the project that hold no sources.
public final class Cleaner {
    private Cleaner() {}

    /// The folders that were there and are gone.
    public static List<Path> clean(ProjectFile project) {
        List<Path> deleted = new ArrayList<>();
        for (String target : project.paths().cleanTargets()) {
            Path folder = project.root().resolve(target).normalize();
            refuseSources(project, target, folder);
            if (Files.exists(folder)) {
                try {
                    Folders.delete(folder);
                } catch (IOException failure) {
                    throw Problem.user("`" + folder + "` cannot be deleted: " + failure.getMessage())
                            .exception(failure);
                }
                deleted.add(folder);
            }
        }
        return deleted;
    }

    private static void refuseSources(ProjectFile project, String target, Path folder) {
        Set<Path> kept = new HashSet<>();
        kept.add(project.root());
        project.paths()
                .described()
                .forEach(source -> kept.add(project.root().resolve(source).normalize()));
        boolean outside = !folder.startsWith(project.root());
        if (outside || kept.stream().anyMatch(source -> source.startsWith(folder))) {
            throw Problem.user("`clean` will not delete `" + target + "`: it is "
                            + (outside ? "outside the project" : "where the project's sources are"))
                    .at(project.where())
                    .hint("take it out of `clean-targets`")
                    .exception();
        }
    }
}
