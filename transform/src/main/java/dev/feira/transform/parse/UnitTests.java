package dev.feira.transform.parse;

import dev.feira.core.Problem;
import dev.feira.transform.context.YamlRenderer;
import dev.feira.transform.manifest.Config;
import dev.feira.transform.manifest.Identity;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.manifest.UnitTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `unit_tests:` entries.
final class UnitTests {
    private final Parsing parsing;
    private final PropertiesReader properties;
    private final Resolver resolver;
    private final Map<String, SourceFile> fixtures;
    private final YamlRenderer renderer;

    /// @param fixtures files with rows, by name without ending
    UnitTests(
            Parsing parsing,
            PropertiesReader properties,
            Resolver resolver,
            Map<String, SourceFile> fixtures,
            YamlRenderer renderer) {
        this.parsing = parsing;
        this.properties = properties;
        this.resolver = resolver;
        this.fixtures = fixtures;
        this.renderer = renderer;
    }

    /// The test, or nothing when its model is switched off.
    Optional<UnitTest> of(Entry entry) {
        String model = entry.text("model")
                .orElseThrow(() -> Problem.user("unit test `" + entry.name() + "` names no `model`")
                        .at(entry.where())
                        .exception());
        Optional<Node> tested = resolver.model(entry.packageName(), model);
        if (tested.isEmpty()) {
            if (resolver.isDisabled(model)) {
                return Optional.empty();
            }
            throw Problem.user("unit test `" + entry.name() + "` is for the model `" + model + "`, which there is not")
                    .at(entry.tree().whereIs("model"))
                    .hint(resolver.hint(model))
                    .exception();
        }
        return Optional.of(test(entry, model, tested.get()));
    }

    private UnitTest test(Entry entry, String model, Node tested) {
        Identity id = id(entry, model);
        Config config = parsing.configs()
                .settle(ResourceType.UNIT_TEST, entry.packageName(), id.fqn(), config(entry), Map.of());
        List<UnitTest.Fixture> given = new ArrayList<>();
        Values.list(entry.values().get("given")).forEach(item -> given.add(fixture(entry, Values.map(item))));
        return new UnitTest(
                id,
                model,
                null,
                given,
                fixture(entry, entry.map("expect")),
                properties.description(entry.tree(), entry).text(),
                overrides(entry),
                tested.relation().schema(),
                SourceFile.sha256(entry.values().toString()),
                config,
                List.of(tested.uniqueId()));
    }

    private Map<String, @Nullable Object> config(Entry entry) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        entry.tree().find("config").ifPresent(tree -> config.putAll(Values.map(renderer.render(tree))));
        return config;
    }

    private static Identity id(Entry entry, String model) {
        List<String> fqn = Entries.folders(entry);
        fqn.addAll(List.of(model, entry.name()));
        return new Identity(
                ResourceType.UNIT_TEST,
                "unit_test." + entry.packageName() + "." + model + "." + entry.name(),
                entry.packageName(),
                entry.name(),
                fqn,
                Entries.inFolder(entry),
                entry.path());
    }

    private static Map<String, Map<String, @Nullable Object>> overrides(Entry entry) {
        Map<String, Map<String, @Nullable Object>> overrides = new LinkedHashMap<>();
        entry.map("overrides").forEach((kind, values) -> overrides.put(kind, Values.map(values)));
        return overrides;
    }

    private UnitTest.Fixture fixture(Entry entry, Map<String, @Nullable Object> written) {
        String format =
                Optional.ofNullable(written.get("format")).map(String::valueOf).orElse("dict");
        String input =
                Optional.ofNullable(written.get("input")).map(String::valueOf).orElse("");
        Object name = written.get("fixture");
        Object rows = name == null ? written.get("rows") : file(entry, name.toString(), format);
        Object read = format.equals("csv") && rows instanceof String text ? CsvRows.parse(text, entry.path()) : rows;
        return new UnitTest.Fixture(input, format, read, name == null ? null : name.toString());
    }

    private String file(Entry entry, String name, String format) {
        SourceFile file = fixtures.get(name + "." + format);
        if (file == null) {
            throw Problem.user("unit test `" + entry.name() + "` wants the fixture `" + name + "." + format
                            + "`, which is in no `fixtures` folder below the test paths")
                    .at(entry.where())
                    .hint(Hints.meant(name + "." + format, fixtures.keySet()))
                    .exception();
        }
        return file.text();
    }
}
