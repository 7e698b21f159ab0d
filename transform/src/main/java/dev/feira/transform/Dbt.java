package dev.feira.transform;

import dev.feira.core.EventListener;
import dev.feira.core.ProblemException;
import dev.feira.transform.artifacts.ManifestJson;
import dev.feira.transform.context.Occasion;
import dev.feira.transform.deps.Cleaner;
import dev.feira.transform.deps.Installer;
import dev.feira.transform.graph.Graph;
import dev.feira.transform.graph.Selector;
import dev.feira.transform.list.Listing;
import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.parse.ParsedProject;
import dev.feira.transform.parse.ProjectParser;
import dev.feira.transform.project.Profile;
import dev.feira.transform.project.Project;
import dev.feira.transform.project.ProjectLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The dbt commands that read a project and change no table: `parse`, `ls`, `deps`, `debug`, `clean`. What is wrong
/// with the project is a `ProblemException` that names file, line and cure.
public final class Dbt {
    private final Occasion occasion;

    private Dbt(Occasion occasion) {
        this.occasion = occasion;
    }

    public static Dbt of(Invocation invocation, EventListener listener) {
        return new Dbt(Occasion.of(invocation, listener));
    }

    /// What `parse` found: how many of each kind, and the manifest it wrote.
    public record Parsed(int models, int tests, int sources, int macros, Path manifest) {}

    /// What `debug` looked at: where the project builds, and what is wrong, if anything.
    ///
    /// @param target profile, target and engine
    /// @param path the database file or host
    public record Checked(String project, Path profiles, String target, String path, Optional<String> failure) {}

    /// Opens a connection to a target and closes it again; throws when that fails.
    @FunctionalInterface
    public interface Connection {
        /// Tries the output of profiles.yml whose keys are given.
        void check(String engine, Map<String, ?> output);
    }

    /// Reads and checks the project, and writes `manifest.json` into its target folder.
    public Parsed parse() {
        ParsedProject parsed = ProjectParser.parse(occasion);
        Path file = parsed.project().root().targetFolder().resolve("manifest.json");
        ManifestJson.write(parsed.manifest(), file);
        return Counts.of(parsed.manifest(), file);
    }

    /// The lines that `ls` prints for a selection.
    ///
    /// @param keys of JSON objects; none: the usual ones
    public List<String> ls(Selection selection, ListFormat format, List<String> keys) {
        Manifest manifest = ProjectParser.parse(occasion).manifest();
        var ids = new Selector(manifest, Graph.of(manifest)).select(selection.listed());
        return Listing.of(manifest, ids, format, keys);
    }

    /// Installs the packages of packages.yml; gives their names and where they come from.
    public Map<String, Path> deps() {
        return Installer.install(occasion);
    }

    /// Reads project and profile, and tries the connection.
    public Checked debug(Connection connection) {
        Project project = ProjectLoader.load(occasion);
        Optional<String> failure = Optional.empty();
        try {
            connection.check(project.target().type(), project.target().values());
        } catch (ProblemException refused) {
            failure = Optional.of(refused.problem().text());
        }
        return new Checked(
                project.root().name(),
                Profile.file(occasion.invocation()),
                project.target().toString(),
                project.target().text("host").orElse(project.target().path()),
                failure);
    }

    /// Deletes the folders that the project calls `clean-targets`; gives those that were there.
    public List<Path> clean() {
        return Cleaner.clean(ProjectLoader.load(occasion).root());
    }
}
