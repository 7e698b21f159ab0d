package dev.feira.platform;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Kind;
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
/// | another | a name under `connections` |
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
        /// It can, here.
        record There(ConnectionSettings connection) implements Place {}

        /// Nobody has set it up, which is no failure.
        ///
        /// @param onPurpose whether that is how a target begins; otherwise somebody may have forgotten it
        record NotThere(String reason, boolean onPurpose) implements Place {}
    }

    /// Where a source is.
    ///
    /// @throws dev.feira.core.ProblemException when it is set up and does not run, or only half set up
    Place of(Optional<String> name) {
        if (name.isEmpty()) {
            return new Place.There(shop());
        }
        return name.get().equals(STREAM) ? stream() : new Place.There(named(name.get()));
    }

    ConnectionSettings shop() {
        return project.target().onSandbox()
                ? sandbox.source()
                : project.connection(SourceSettings.class).connection();
    }

    private ConnectionSettings named(String name) {
        if (!project.connections().contains(name)) {
            throw Problem.user("a contract names source `" + name + "`, which is neither `" + STREAM
                            + "` nor a name under `connections`")
                    .at(Location.of(Project.FILE))
                    .hint("add it under `connections`, or correct `source` in the contract")
                    .exception();
        }
        return project.connection(name, SourceSettings.class).connection();
    }

    private Place stream() {
        List<String> unfilled = project.unfilled(STREAM, "sink");
        if (!unfilled.isEmpty()) {
            return new Place.NotThere(
                    "`" + String.join("`, `", unfilled) + "` are not set, so target `"
                            + project.target().name() + "` has no stream to read from",
                    false);
        }
        return project.part(STREAM, "sink", StreamSection.SinkSection.class)
                .map(sink -> there(sink.connection(), sink.schemaName()))
                .orElseGet(this::unsaid);
    }

    private Place unsaid() {
        if (!project.target().onSandbox()) {
            return new Place.NotThere("target `" + project.target().name() + "` says nothing of `stream.sink`", false);
        }
        return sandbox.sink()
                .map(connection -> there(connection, SinkSettings.SCHEMA))
                .orElseGet(() -> new Place.NotThere("this sandbox has no stream yet", true));
    }

    private static Place there(ConnectionSettings connection, String schema) {
        return new Place.There(connection.with(new Kind.PostgreSql(schema)));
    }
}
