package dev.feira.project;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.project.settings.Binder;
import dev.feira.project.settings.Document;
import dev.feira.project.settings.Names;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// A project folder opened for one target. Nothing is connected to and no secret is asked for until a section or a
/// connection is bound. A folder with a `dbt_project.yml` and no `feira.yml` is a project too: one without a source.
public final class Project {
    public static final String FILE = "feira.yml";

    /// The rooms that may have a section in `feira.yml`.
    private static final List<String> ROOMS =
            List.of("sandbox", "sample", "lake", "ingest", "warehouse", "transform", "stream");

    private final Path folder;
    private final Document document;
    private final Environment environment;
    private final Target target;
    private final MappingNode sections;

    private Project(Path folder, Document document, Environment environment, Target target, MappingNode sections) {
        this.folder = folder;
        this.document = document;
        this.environment = environment;
        this.target = target;
        this.sections = sections;
    }

    /// Opens a folder with the environment of this process and the project's `.env`.
    ///
    /// @param target its name; empty: `FEIRA_TARGET`, then `target:` of `feira.yml`, then `dev`
    public static Project open(Path folder, Optional<String> target) {
        return open(folder, target, System.getenv());
    }

    /// As [#open(Path, Optional)] with another environment; the project's `.env` still stands below it.
    public static Project open(Path folder, Optional<String> target, Map<String, String> process) {
        Path root = folder.toAbsolutePath().normalize();
        Document document = document(root);
        refuse(
                document,
                document.root(),
                Stream.concat(Stream.of("name", "target", "targets", "connections"), ROOMS.stream()));
        Environment environment = Environment.of(process, root);
        String standard =
                Document.child(document.root(), "target").map(Document::text).orElse("dev");
        String name = target.or(() -> environment.get("FEIRA_TARGET")).orElse(standard);
        MappingNode own = ownSections(document, name);
        Layout layout = new Layout(home(root, own, name.equals(standard) ? ".feira" : ".feira/" + name));
        Target chosen = new Target(name, connection(document, own), layout);
        return new Project(root, document, environment, chosen, Document.overlay(document.root(), own));
    }

    private static Document document(Path folder) {
        Path file = folder.resolve(FILE);
        if (Files.isRegularFile(file)) {
            return Document.read(file, FILE);
        }
        if (Files.isRegularFile(folder.resolve("dbt_project.yml"))) {
            return new Document(FILE, Document.empty());
        }
        throw Problem.user("there is no `" + FILE + "` in `" + folder + "`, so it is not a project")
                .at(Location.of(file.toString()))
                .hint("go into a project's folder or name one with `--project-dir`")
                .exception();
    }

    private static MappingNode ownSections(Document document, String target) {
        MappingNode targets = document.mapping(document.root(), "targets");
        List<String> known = Document.keys(targets);
        if (!known.isEmpty() && !known.contains(target)) {
            throw Problem.user("`" + FILE + "` has no target `" + target + "`")
                    .at(document.at(targets))
                    .hint(Names.suggestion(target, known))
                    .exception();
        }
        MappingNode own = document.mapping(targets, target);
        refuse(document, own, Stream.concat(Stream.of("source", "folder"), ROOMS.stream()));
        return own;
    }

    private static void refuse(Document document, MappingNode mapping, Stream<String> allowed) {
        Collection<String> known = allowed.toList();
        for (var tuple : mapping.getValue()) {
            String key = Document.text(tuple.getKeyNode());
            if (!known.contains(key)) {
                throw Problem.user("unknown key `" + key + "`")
                        .at(document.at(tuple.getKeyNode()))
                        .hint(Names.suggestion(key, known))
                        .exception();
            }
        }
    }

    private static Path home(Path root, MappingNode own, String standard) {
        return root.resolve(Document.child(own, "folder").map(Document::text).orElse(standard))
                .normalize();
    }

    private static Optional<String> connection(Document document, MappingNode own) {
        Optional<Node> source = Document.child(own, "source");
        Optional<String> name = source.map(Document::text).filter(it -> !it.equals("sandbox"));
        List<String> known = Document.keys(document.mapping(document.root(), "connections"));
        if (name.isPresent() && !known.contains(name.get())) {
            throw Problem.user("source `" + name.get() + "` is neither `sandbox` nor a name under `connections`")
                    .at(document.at(source.orElseThrow()))
                    .hint(Names.suggestion(name.get(), known))
                    .exception();
        }
        return name;
    }

    /// The project's name: `name:` of `feira.yml`, else the folder's.
    public String name() {
        return Document.child(document.root(), "name")
                .map(Document::text)
                .orElseGet(() -> String.valueOf(folder.getFileName()));
    }

    public Path folder() {
        return folder;
    }

    public Target target() {
        return target;
    }

    public Environment environment() {
        return environment;
    }

    /// A room's settings: its section of `feira.yml` with what the target says instead. A missing section gives the
    /// record's defaults.
    public <T extends Record> T section(String room, Class<T> type) {
        return binder().bind(type, document.mapping(sections, room), room);
    }

    /// A part of a room's settings that can do without the rest.
    ///
    /// @param key under which it stands, such as `sink` in `stream`; without it there is no part
    public <T extends Record> Optional<T> part(String room, String key, Class<T> type) {
        return partOf(room, key).map(part -> binder().bind(type, part, room + "." + key));
    }

    /// The variables that a part of a room's settings cannot do without, when not one of them is set: then nobody has
    /// filled it in. Empty as soon as one is.
    public List<String> unfilled(String room, String key) {
        return partOf(room, key).map(part -> binder().unfilled(part)).orElse(List.of());
    }

    private Optional<MappingNode> partOf(String room, String key) {
        MappingNode section = document.mapping(sections, room);
        return Document.child(section, key).map(it -> document.mapping(section, key));
    }

    /// Another YAML file of the project, bound like a section.
    public <T extends Record> T file(String name, Class<T> type) {
        Document other = Document.read(folder.resolve(name), name);
        return new Binder(other, target.name(), environment, folder).bind(type, other.root(), name);
    }

    /// Whether there is a `feira.yml`, so that the target's name is its own and not a guess.
    public boolean declared() {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /// The settings of the target's source, with secrets taken from the environment. Fails for a target on the sandbox.
    public <T extends Record> T connection(Class<T> type) {
        String name = target.connection()
                .orElseThrow(() -> Problem.user("target `" + target.name() + "` has no connection as its source")
                        .at(Location.of(FILE))
                        .hint("name one under `targets: " + target.name() + ": source:`")
                        .exception());
        return connection(name, type);
    }

    /// The settings under a name of `connections`, with secrets taken from the environment.
    public <T extends Record> T connection(String name, Class<T> type) {
        MappingNode connections = document.mapping(document.root(), "connections");
        return binder().bind(type, document.mapping(connections, name), "connections." + name);
    }

    /// The names under `connections`.
    public List<String> connections() {
        return Document.keys(document.mapping(document.root(), "connections"));
    }

    private Binder binder() {
        return new Binder(document, target.name(), environment, folder);
    }

    @Override
    public String toString() {
        return name() + " (" + target.name() + ")";
    }
}
