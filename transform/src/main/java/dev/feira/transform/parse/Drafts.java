package dev.feira.transform.parse;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.jinja.Block;
import dev.feira.jinja.TemplateException;
import dev.feira.transform.context.DbtEnvironment;
import dev.feira.transform.context.Templates;
import dev.feira.transform.context.TestArguments;
import dev.feira.transform.manifest.Checksum;
import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Identity;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.project.ProjectFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Lists the nodes of one package: a file of SQL or CSV is one, a snapshot block is one, a hook is one.
final class Drafts {
    private final ProjectFile project;
    private final ProjectFiles files;
    private final EntryBook book;
    private final Map<String, Versions.Version> versions = new HashMap<>();

    Drafts(ProjectFile project, EntryBook book) {
        this.project = project;
        this.files = new ProjectFiles(project);
        this.book = book;
        book.of("models").stream()
                .filter(entry -> entry.packageName().equals(project.name()))
                .forEach(entry -> Versions.of(entry).forEach(version -> versions.put(version.file(), version)));
    }

    List<Draft> all() {
        ProjectFile.Paths paths = project.paths();
        List<Draft> drafts = new ArrayList<>();
        drafts.addAll(read(files.in(paths.models(), ".sql").stream(), this::model));
        drafts.addAll(read(files.in(paths.seeds(), ".csv").stream(), this::seed));
        for (SourceFile file : files.in(paths.snapshots(), ".sql")) {
            drafts.addAll(snapshots(file));
        }
        book.of("snapshots").stream()
                .filter(entry -> entry.packageName().equals(project.name())
                        && entry.values().get("relation") != null)
                .forEach(entry -> drafts.add(yamlSnapshot(entry)));
        drafts.addAll(read(files.in(paths.analyses(), ".sql").stream(), this::analysis));
        drafts.addAll(read(
                files.in(paths.tests(), ".sql").stream()
                        .filter(file -> !file.inFolder().startsWith("generic/"))
                        .filter(file -> !file.inFolder().contains("fixtures/")),
                this::test));
        hooks("on-run-start", project.onRunStart(), drafts);
        hooks("on-run-end", project.onRunEnd(), drafts);
        refusePython();
        return drafts;
    }

    private static List<Draft> read(Stream<SourceFile> files, Function<SourceFile, Draft> reader) {
        return files.parallel().map(reader).toList();
    }

    private void refusePython() {
        files.in(project.paths().models(), ".py").stream().findFirst().ifPresent(file -> {
            throw Problem.user("`" + file.path() + "` is a Python model; only SQL models are supported")
                    .at(Location.of(file.path()))
                    .hint("write it in SQL, or keep it out of the model paths")
                    .exception();
        });
    }

    private Draft model(SourceFile file) {
        Versions.Version version = versions.get(file.baseName());
        if (version == null) {
            return draft(file, ResourceType.MODEL, "models", Details.model(null, null));
        }
        String name = version.entry().name();
        Identity id = new Identity(
                ResourceType.MODEL,
                "model." + project.name() + "." + name + ".v" + version.number(),
                project.name(),
                name,
                fqn(file.folders(), name, "v" + version.number()),
                file.inFolder(),
                file.path());
        book.use(version.entry());
        String text = file.text();
        return new Draft(
                id,
                text.strip(),
                SourceFile.checksum(text),
                Optional.of(version.entry()),
                version.number(),
                Details.model(version.number(), version.latest()));
    }

    private Draft seed(SourceFile file) {
        return draft(
                file, ResourceType.SEED, "seeds", new Detail.Seed(project.root().toString()));
    }

    private Draft analysis(SourceFile file) {
        List<String> folders = new ArrayList<>(List.of("analysis"));
        folders.addAll(file.folders());
        return draft(
                file,
                identity(ResourceType.ANALYSIS, file, file.baseName(), "analysis/" + file.inFolder(), folders),
                "analyses",
                new Detail.Analysis());
    }

    private Draft test(SourceFile file) {
        return draft(file, ResourceType.TEST, "data_tests", new Detail.SingularTest());
    }

    private Draft draft(SourceFile file, ResourceType type, String section, Detail detail) {
        return draft(file, identity(type, file, file.baseName(), file.inFolder(), file.folders()), section, detail);
    }

    private Draft draft(SourceFile file, Identity id, String section, Detail detail) {
        String text = file.text();
        boolean seed = id.type() == ResourceType.SEED;
        Checksum checksum = seed ? new Checksum("sha256", SourceFile.sha256(text.strip())) : SourceFile.checksum(text);
        return new Draft(id, seed ? "" : text.strip(), checksum, entry(section, id.name()), null, detail);
    }

    private Optional<Entry> entry(String section, String name) {
        Optional<Entry> entry = book.find(project.name(), section, name);
        entry.ifPresent(book::use);
        return entry;
    }

    private Identity identity(ResourceType type, SourceFile file, String name, String path, List<String> folders) {
        return new Identity(
                type,
                type.word() + "." + project.name() + "." + name,
                project.name(),
                name,
                fqn(folders, name),
                path,
                file.path());
    }

    private List<String> fqn(List<String> folders, String... names) {
        List<String> fqn = new ArrayList<>(List.of(project.name()));
        fqn.addAll(folders);
        fqn.addAll(List.of(names));
        return fqn;
    }

    /// A snapshot's fqn has the file's name too, for one file may hold several.
    private List<Draft> snapshots(SourceFile file) {
        String text = file.text();
        List<Draft> drafts = new ArrayList<>();
        List<String> folders = new ArrayList<>(file.folders());
        folders.add(file.baseName());
        try {
            for (Block block :
                    DbtEnvironment.environment().template(file.path(), text).blocks()) {
                if (block.tag().equals("snapshot")) {
                    Identity id = identity(ResourceType.SNAPSHOT, file, block.name(), file.inFolder(), folders);
                    drafts.add(new Draft(
                            id,
                            block.body(),
                            SourceFile.checksum(text),
                            entry("snapshots", id.name()),
                            null,
                            new Detail.Snapshot()));
                }
            }
        } catch (TemplateException failure) {
            throw Templates.problem(failure);
        }
        return drafts;
    }

    private Draft yamlSnapshot(Entry entry) {
        book.use(entry);
        Identity id = Entries.id(entry, ResourceType.SNAPSHOT, entry.name() + ".sql");
        String relation = String.valueOf(entry.values().get("relation"));
        String code = "select * from " + TestArguments.template(relation);
        return new Draft(id, code, SourceFile.checksum(code), Optional.of(entry), null, new Detail.Snapshot());
    }

    private String projectFile() {
        Path file = project.root().resolve(ProjectFile.FILE);
        return new SourceFile(project.name(), file, ProjectFile.FILE, ProjectFile.FILE).text();
    }

    private void hooks(String kind, List<String> hooks, List<Draft> drafts) {
        Checksum checksum = hooks.isEmpty() ? Checksum.NONE : SourceFile.checksum(projectFile());
        for (int i = 0; i < hooks.size(); i++) {
            String name = project.name() + "-" + kind + "-" + i;
            Identity id = new Identity(
                    ResourceType.OPERATION,
                    "operation." + project.name() + "." + name,
                    project.name(),
                    name,
                    List.of(project.name(), "hooks", name),
                    "hooks/" + name + ".sql",
                    "./dbt_project.yml");
            drafts.add(new Draft(id, hooks.get(i), checksum, Optional.empty(), null, new Detail.Operation(i, kind)));
        }
    }
}
