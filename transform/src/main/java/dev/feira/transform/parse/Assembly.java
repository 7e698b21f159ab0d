package dev.feira.transform.parse;

import dev.feira.transform.context.YamlRenderer;
import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Doc;
import dev.feira.transform.manifest.Exposure;
import dev.feira.transform.manifest.Group;
import dev.feira.transform.manifest.Macro;
import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.manifest.Source;
import dev.feira.transform.manifest.UnitTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts the parsed pieces together: tests onto nodes, references onto unique ids, what is switched off aside.
final class Assembly {
    private final Parsing parsing;
    private final EntryBook book;
    private final PropertiesReader properties;
    private final Naming naming;
    private final NodeParser parser;

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, List<Resource>> disabled = new LinkedHashMap<>();
    private final List<String> disabledNames = new ArrayList<>();

    Assembly(Parsing parsing, EntryBook book, PropertiesReader properties, Naming naming, NodeParser parser) {
        this.parsing = parsing;
        this.book = book;
        this.properties = properties;
        this.naming = naming;
        this.parser = parser;
    }

    Manifest manifest(List<Node> parsed, Map<String, Doc> docs) {
        List<GenericTests.Declared> declared = new ArrayList<>();
        parsed.forEach(this::add);
        Duplicates.refuse(nodes.values());
        book.of("sources").forEach(entry -> sources(entry, declared));
        DeclaredTests.ofNodes(book, parsed, declared);
        YamlRenderer renderer = new YamlRenderer(Parsing.yamlScope(
                parsing.project(), parsing.occasion(), parsing.macros().rootPackage()));
        GenericTests tests = new GenericTests(parsing, parser, renderer);
        declared.parallelStream().map(tests::parse).toList().forEach(this::addTest);
        Resolver resolver = new Resolver(parsing.macros().rootPackage(), nodes.values(), sources.values());
        resolver.disabledNames(disabledNames);
        resolve(resolver);
        PrimaryKeys.infer(nodes);
        return assembled(docs, resolver, renderer);
    }

    private void add(Node node) {
        if (!node.config().enabled()) {
            disable(node, node.name());
            return;
        }
        Node before = nodes.putIfAbsent(node.uniqueId(), node);
        if (before != null) {
            throw Duplicates.of(node.type().word() + "s named", node.id(), before.id());
        }
    }

    private void disable(Resource resource, String name) {
        disabled.computeIfAbsent(resource.uniqueId(), id -> new ArrayList<>()).add(resource);
        disabledNames.add(name);
    }

    private void sources(Entry entry, List<GenericTests.Declared> declared) {
        for (SourceTables.Declared table : new SourceTables(parsing, naming, properties).of(entry)) {
            Source source = table.source();
            if (!source.config().enabled()) {
                disable(source, Resolver.key(source.sourceName(), source.name()));
                continue;
            }
            Source before = sources.putIfAbsent(source.uniqueId(), source);
            if (before != null) {
                throw Duplicates.of("source tables named", source.id(), before.id());
            }
            DeclaredTests.ofSource(entry, table, declared);
        }
    }

    /// A test belongs to the group of the node that declares it.
    private void addTest(Node test) {
        Optional<String> attached =
                test.detail() instanceof Detail.GenericTest generic ? generic.attachedNode() : Optional.empty();
        Node owner = attached.map(nodes::get).orElse(null);
        boolean off = attached.isPresent() && owner == null;
        Node grouped = owner == null
                ? test
                : test.with(Edits.grouped(test.properties(), owner.properties().group()));
        if (off || !test.config().enabled()) {
            disable(grouped, grouped.name());
        } else if (nodes.putIfAbsent(grouped.uniqueId(), grouped) != null) {
            throw Duplicates.of("tests named", grouped.id(), grouped.id());
        }
    }

    private void resolve(Resolver resolver) {
        for (Node node : List.copyOf(nodes.values())) {
            if (node.type() == ResourceType.TEST && !resolver.reachesOnlyEnabled(node.id(), node.uses())) {
                nodes.remove(node.uniqueId());
                disable(node, node.name());
                continue;
            }
            List<String> ids = resolver.resolve(node.id(), node.uses(), name -> Mentions.place(node, name));
            Access.check(node, ids, nodes);
            nodes.put(node.uniqueId(), node.with(node.uses().resolvedTo(ids)));
        }
    }

    private Manifest assembled(Map<String, Doc> docs, Resolver resolver, YamlRenderer renderer) {
        Exposures reader = new Exposures(parsing, properties);
        SemanticLayer semantics = new SemanticParser(parsing, properties, reader, resolver).read(book, nodes);
        semantics.disabled().forEach(semantic -> disable(semantic, semantic.uniqueId()));
        Map<String, Exposure> exposures = new LinkedHashMap<>();
        for (Entry entry : book.of("exposures")) {
            Exposure exposure = reader.exposure(entry);
            if (exposure.config().enabled()) {
                List<String> ids = resolver.resolve(exposure.id(), exposure.uses(), name -> entry.where());
                ids.addAll(semantics.metrics(exposure.uses(), entry.where()));
                exposures.put(exposure.uniqueId(), exposure.with(exposure.uses().resolvedTo(ids)));
            } else {
                disable(exposure, exposure.name());
            }
        }
        Map<String, Group> groups = new LinkedHashMap<>();
        book.of("groups").forEach(entry -> {
            Group group = reader.group(entry);
            groups.put(group.id().uniqueId(), group);
        });
        Map<String, UnitTest> unitTests = unitTests(resolver, renderer);
        Map<String, Macro> macros = MacroReader.listed(parsing.macros(), book, properties);
        book.unused().stream()
                .filter(entry -> !entry.section().equals("data_tests"))
                .filter(entry -> !disabledNames.contains(entry.name()))
                .forEach(this::warnUnused);
        return new Manifest(
                metadata(),
                nodes,
                sources,
                macros,
                docs,
                exposures,
                semantics.metrics(),
                groups,
                SelectorsFile.read(parsing.project().root().root()),
                disabled,
                semantics.savedQueries(),
                semantics.models(),
                unitTests);
    }

    private void warnUnused(Entry entry) {
        parsing.warnings()
                .warn("`" + entry.section() + "` describes `" + entry.name() + "`, which there is not", entry.where());
    }

    private Map<String, UnitTest> unitTests(Resolver resolver, YamlRenderer renderer) {
        Map<String, SourceFile> fixtures = new LinkedHashMap<>();
        parsing.project()
                .all()
                .forEach(each -> new ProjectFiles(each)
                        .in(each.paths().tests(), ".csv", ".sql").stream()
                                .filter(file -> file.inFolder().contains("fixtures/"))
                                .forEach(file ->
                                        fixtures.put(String.valueOf(file.file().getFileName()), file)));
        UnitTests reader = new UnitTests(parsing, properties, resolver, fixtures, renderer);
        Map<String, UnitTest> tests = new LinkedHashMap<>();
        for (Entry entry : book.of("unit_tests")) {
            Optional<UnitTest> test = reader.of(entry);
            if (test.isPresent() && test.get().config().enabled()) {
                tests.put(test.get().uniqueId(), test.get());
            } else {
                test.ifPresent(off -> disable(off, off.name()));
            }
        }
        return tests;
    }

    private Manifest.Metadata metadata() {
        Map<String, @Nullable Object> quoting = new LinkedHashMap<>();
        for (String part : List.of("database", "schema", "identifier")) {
            quoting.put(part, parsing.project().root().quoting().getOrDefault(part, true));
        }
        quoting.put("column", null);
        return new Manifest.Metadata(
                parsing.project().root().name(),
                parsing.project().target().type(),
                parsing.occasion().id(),
                parsing.occasion().startedAt().toString(),
                quoting);
    }
}
