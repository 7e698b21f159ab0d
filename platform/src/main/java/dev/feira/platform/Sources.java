package dev.feira.platform;

import dev.feira.jdbc.ConnectionSettings;
import dev.feira.project.Project;
import dev.feira.stream.SinkSettings;
import java.util.List;
import java.util.Optional;

/// The sources that a target's tables come from, by the name that a contract gives them.
///
/// | name | what |
/// |---|---|
/// | none | the target's `source`: the shop's database |
/// | `stream` | the PostgreSQL that the target's streams go to |
final class Sources {
    static final String STREAM = "stream";

    private final Project project;
    private final SandboxServers sandbox;

    Sources(Project project, SandboxServers sandbox) {
        this.project = project;
        this.sandbox = sandbox;
    }

    /// Whether a source can be asked.
    sealed interface Place {
        /// It can.
        record There(ConnectionSettings connection, String schema) implements Place {}

        /// Nobody has set it up, which is no failure.
        ///
        /// @param onPurpose whether that is how a target begins; otherwise somebody may have forgotten it
        record NotThere(String reason, boolean onPurpose) implements Place {}
    }

    /// Where the stream's sink is.
    ///
    /// @throws dev.feira.core.ProblemException when it is set up and does not run, or only half set up
    Place stream() {
        List<String> unfilled = project.unfilled(STREAM, "sink");
        if (!unfilled.isEmpty()) {
            return new Place.NotThere(
                    "`" + String.join("`, `", unfilled) + "` are not set, so target `"
                            + project.target().name() + "` has no stream to read from",
                    false);
        }
        return project.part(STREAM, "sink", StreamSection.SinkSection.class)
                .<Place>map(sink -> new Place.There(sink.connection(), sink.schemaName()))
                .orElseGet(this::unsaid);
    }

    private Place unsaid() {
        if (!project.target().onSandbox()) {
            return new Place.NotThere("target `" + project.target().name() + "` says nothing of `stream.sink`", false);
        }
        Optional<ConnectionSettings> sink = sandbox.sink();
        return sink.<Place>map(connection -> new Place.There(connection, SinkSettings.SCHEMA))
                .orElseGet(() -> new Place.NotThere("the stream was never started", true));
    }
}
