package dev.feira.transform;

import dev.feira.core.EventListener;
import dev.feira.transform.context.Occasion;
import dev.feira.transform.project.ProjectLoader;
import java.nio.file.Path;

/// The file of the embedded warehouse, for those who load it or read what is published beside it.
public final class WorkFile {
    private WorkFile() {}

    /// What profiles.yml says for the target; models and macros are not read.
    public static Path of(Invocation invocation) {
        Occasion occasion = Occasion.of(invocation, EventListener.none());
        return ProjectLoader.load(occasion).target().file(invocation.projectDir());
    }
}
