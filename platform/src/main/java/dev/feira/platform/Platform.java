package dev.feira.platform;

import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Database;
import dev.feira.project.Project;
import java.util.function.Supplier;

/// A project's rooms, opened for one target. What it opens the caller closes.
public final class Platform {
    private final Project project;
    private final Supplier<ConnectionSettings> sandbox;

    private Platform(Project project, Supplier<ConnectionSettings> sandbox) {
        this.project = project;
        this.sandbox = sandbox;
    }

    /// Opens nothing yet.
    ///
    /// @param sandbox says where the sandbox's source is; asked only when the target is on the sandbox
    public static Platform of(Project project, Supplier<ConnectionSettings> sandbox) {
        return new Platform(project, sandbox);
    }

    public Project project() {
        return project;
    }

    /// Where the target's source is and who asks.
    public ConnectionSettings sourceSettings() {
        return project.target().onSandbox()
                ? sandbox.get()
                : project.connection(SourceSettings.class).connection();
    }

    /// The target's source, connected.
    public Database source() {
        return Database.open(sourceSettings());
    }
}
