package dev.feira.transform.parse;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import dev.feira.transform.context.DbtEnvironment;
import dev.feira.transform.context.Templates;
import dev.feira.transform.context.TestArguments;
import dev.feira.transform.context.YamlRenderer;
import dev.feira.transform.macros.DefinedMacro;
import dev.feira.transform.macros.NodeScope;
import dev.feira.transform.manifest.Checksum;
import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Identity;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes test nodes out of the generic tests that schema files declare.
final class GenericTests {
    /// dbt's own tests need no rendering to know whom they read: it stands in their arguments.
    private static final Set<String> WELL_KNOWN = Set.of("unique", "not_null", "accepted_values", "relationships");

    private final Parsing parsing;
    private final NodeParser nodes;
    private final YamlRenderer renderer;
    private final StaticReader staticReader;

    GenericTests(Parsing parsing, NodeParser nodes, YamlRenderer renderer) {
        this.parsing = parsing;
        this.nodes = nodes;
        this.renderer = renderer;
        this.staticReader = new StaticReader(parsing.macros());
    }

    /// A declared test and where it is declared.
    ///
    /// @param tags that the column gives its tests
    record Declared(Yaml tree, TestTarget target, Optional<String> column, List<String> tags, Entry entry) {}

    Node parse(Declared declared) {
        TestDefinition definition = TestDefinition.of(declared.tree(), declared.column(), renderer);
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>(definition.arguments());
        arguments.put("model", "{{ get_where_subquery(" + declared.target().expression() + ") }}");
        TestNames names = names(definition, declared.target(), arguments);
        Map<String, @Nullable Object> config = new LinkedHashMap<>(definition.config());
        if (!names.shortName().equals(names.fullName())) {
            config.putIfAbsent("alias", names.shortName());
        }
        Draft draft = draft(declared, definition, arguments, names, config);
        Capture capture = new Capture();
        capture.configure(config);
        List<String> macros = read(draft, definition, declared, arguments, capture);
        return finished(nodes.settled(draft, capture, macros), declared, definition);
    }

    private static TestNames names(
            TestDefinition definition, TestTarget target, Map<String, @Nullable Object> arguments) {
        if (definition.customName().isPresent()) {
            String name = definition.customName().get();
            return new TestNames(name, name);
        }
        String test = definition.namespace().map(it -> it + "_").orElse("")
                + (target instanceof TestTarget.OfSource ? "source_" : "")
                + definition.name();
        return TestNames.of(test, target.label(), arguments);
    }

    private Draft draft(
            Declared declared,
            TestDefinition definition,
            Map<String, @Nullable Object> arguments,
            TestNames names,
            Map<String, @Nullable Object> config) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("namespace", definition.namespace().orElse(null));
        metadata.put("name", definition.name());
        metadata.put("kwargs", arguments);
        Entry entry = declared.entry();
        String hash = TestNames.hash(names.fullName(), metadata);
        Identity id = new Identity(
                ResourceType.TEST,
                "test." + entry.packageName() + "." + names.fullName() + "." + hash,
                entry.packageName(),
                names.fullName(),
                fqn(entry, names.fullName()),
                names.shortName() + ".sql",
                entry.path());
        Detail detail = new Detail.GenericTest(
                definition.name(),
                definition.namespace(),
                arguments,
                declared.column(),
                declared.target().fileKey(),
                declared.target().node());
        return new Draft(id, rawCode(definition, config), Checksum.NONE, Optional.empty(), null, detail);
    }

    /// The package, the folders of the schema file below its root folder, and the test.
    private static List<String> fqn(Entry entry, String name) {
        List<String> parts = new ArrayList<>(List.of(entry.path().split("/")));
        parts.removeLast();
        List<String> fqn = new ArrayList<>(List.of(entry.packageName()));
        fqn.addAll(parts.subList(Math.min(1, parts.size()), parts.size()));
        fqn.add(name);
        return fqn;
    }

    private static String rawCode(TestDefinition definition, Map<String, @Nullable Object> config) {
        String call = "{{ " + definition.macroName() + "(**" + TestArguments.NAME + ") }}";
        if (config.isEmpty()) {
            return call;
        }
        List<String> settings = new ArrayList<>();
        config.forEach((key, value) -> settings.add(key + "="
                + (value instanceof String text
                        ? '"' + text.replace("\"", "\\\"") + '"'
                        : Python.str(Python.value(value)))));
        return call + "{{ config(" + String.join(",", settings) + ") }}";
    }

    /// Captures whom the test reads; gives the macros it calls.
    private List<String> read(
            Draft draft,
            TestDefinition definition,
            Declared declared,
            Map<String, @Nullable Object> arguments,
            Capture capture) {
        DefinedMacro macro = macro(draft, definition);
        List<String> called = new ArrayList<>(List.of(macro.macro().uniqueId()));
        boolean wellKnown = macro.packageName().equals("dbt") && WELL_KNOWN.contains(definition.name());
        if (wellKnown && staticallyRead(declared.target(), arguments, capture)) {
            if (!definition.name().equals("unique") && !definition.name().equals("not_null")) {
                parsing.macros()
                        .find(draft.id().packageName(), "get_where_subquery")
                        .ifPresent(where -> called.add(where.macro().uniqueId()));
            }
            return called;
        }
        rendered(draft, definition.where(), arguments, capture).stream()
                .filter(id -> !called.contains(id))
                .forEach(called::add);
        return called;
    }

    private DefinedMacro macro(Draft draft, TestDefinition definition) {
        String name = "test_" + definition.name();
        Optional<DefinedMacro> found = definition.namespace().isPresent()
                ? parsing.macros().inPackage(definition.namespace().get(), name)
                : parsing.macros().find(draft.id().packageName(), name);
        return found.orElseThrow(() -> {
            List<String> there = parsing.macros()
                    .all()
                    .map(DefinedMacro::name)
                    .filter(it -> it.startsWith("test_"))
                    .map(it -> it.substring("test_".length()))
                    .toList();
            return Problem.user("there is no generic test `"
                            + definition.macroName().replace("test_", "") + "`")
                    .at(definition.where())
                    .hint(Hints.meant(definition.name(), there))
                    .exception();
        });
    }

    private boolean staticallyRead(TestTarget target, Map<String, @Nullable Object> arguments, Capture capture) {
        Capture own = new Capture();
        for (Map.Entry<String, @Nullable Object> argument : arguments.entrySet()) {
            if (argument.getKey().equals("model")) {
                target.capture(own);
            } else if (argument.getValue() instanceof String text) {
                String template = TestArguments.template(text);
                if (DbtEnvironment.isTemplate(template)
                        && !staticReader.read(ParseTemplates.of("arguments", template), own)) {
                    return false;
                }
            }
        }
        own.refs().forEach(capture::add);
        own.sources().forEach(capture::add);
        return true;
    }

    private List<String> rendered(
            Draft draft, Location where, Map<String, @Nullable Object> arguments, Capture capture) {
        NodeScope scope = nodes.scope(draft, capture);
        try {
            Object rendered = new TestArguments(DbtEnvironment.environment(), scope).render(arguments);
            ParseTemplates.of(draft.id().originalFilePath(), draft.rawCode())
                    .render(name -> name.equals(TestArguments.NAME) ? rendered : scope.find(name));
        } catch (TemplateException failure) {
            throw Templates.problem(failure, where);
        }
        return scope.calls().called();
    }

    private Node finished(Node node, Declared declared, TestDefinition definition) {
        Set<String> tags = new TreeSet<>(declared.tags());
        tags.addAll(Values.texts(definition.config().get("tags")));
        List<String> all = new ArrayList<>(tags);
        node.properties().tags().stream().filter(tag -> !all.contains(tag)).forEach(all::add);
        String description =
                definition.description() == null ? "" : definition.description().toString();
        return node.with(Edits.described(node.properties(), description, all));
    }
}
