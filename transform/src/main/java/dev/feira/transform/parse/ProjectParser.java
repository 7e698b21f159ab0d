package dev.feira.transform.parse;

import dev.feira.transform.context.Occasion;
import dev.feira.transform.context.YamlRenderer;
import dev.feira.transform.macros.MacroLibrary;
import dev.feira.transform.manifest.Doc;
import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.project.Project;
import dev.feira.transform.project.ProjectFile;
import dev.feira.transform.project.ProjectLoader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Parses a project.
public final class ProjectParser {
    private final Occasion occasion;
    private final Project project;
    private final Warnings warnings;

    private ProjectParser(Occasion occasion, Project project) {
        this.occasion = occasion;
        this.project = project;
        this.warnings = new Warnings(occasion.listener());
    }

    public static ParsedProject parse(Occasion occasion) {
        Project project = ProjectLoader.load(occasion);
        Compatibility.check(project.root());
        return new ProjectParser(occasion, project).parse();
    }

    private ParsedProject parse() {
        CompletableFuture<MacroLibrary> reading = CompletableFuture.supplyAsync(() -> MacroReader.read(project));
        EntryBook book = new EntryBook(entries());
        Map<String, Doc> docs = docs();
        MacroLibrary macros = Futures.get(reading);
        Parsing parsing = new Parsing(project, occasion, macros, new ConfigRules(project), warnings);
        Descriptions descriptions = new Descriptions(
                docs, project.root().name(), parsing.names(project.root().name(), "description"));
        PropertiesReader properties = new PropertiesReader(descriptions);
        Naming naming = new Naming(parsing);
        NodeParser nodes = new NodeParser(parsing, naming, properties);
        List<Node> parsed = drafts(book).parallelStream().map(nodes::parse).toList();
        Manifest manifest = new Assembly(parsing, book, properties, naming, nodes).manifest(parsed, docs);
        return new ParsedProject(project, macros, manifest);
    }

    private List<Draft> drafts(EntryBook book) {
        List<Draft> drafts = new ArrayList<>();
        project.all().forEach(each -> drafts.addAll(new Drafts(each, book).all()));
        return drafts;
    }

    private List<Entry> entries() {
        return project.all().stream()
                .flatMap(each -> {
                    YamlRenderer renderer = new YamlRenderer(Parsing.yamlScope(project, occasion, each.name()));
                    return new ProjectFiles(each)
                            .in(each.paths().described(), ".yml", ".yaml").parallelStream()
                                    .map(file -> new SchemaFile(each.name(), file.path(), renderer, warnings)
                                            .entries(file.text()))
                                    .toList()
                                    .stream();
                })
                .flatMap(Collection::stream)
                .toList();
    }

    private Map<String, Doc> docs() {
        Map<String, Doc> docs = new LinkedHashMap<>();
        for (ProjectFile each : project.all()) {
            for (SourceFile file : new ProjectFiles(each).in(each.paths().docsOrAll(), ".md")) {
                for (Doc doc : DocsFiles.of(file)) {
                    Doc before = docs.putIfAbsent(doc.id().uniqueId(), doc);
                    if (before != null) {
                        throw Duplicates.of("docs block", doc.id(), before.id());
                    }
                }
            }
        }
        return docs;
    }
}
