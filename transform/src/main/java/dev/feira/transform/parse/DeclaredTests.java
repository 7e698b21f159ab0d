package dev.feira.transform.parse;

import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the generic tests that schema entries declare, on tables and on columns.
final class DeclaredTests {
    private DeclaredTests() {}

    static void ofNodes(EntryBook book, List<Node> nodes, List<GenericTests.Declared> declared) {
        for (Node node : nodes) {
            if (!Resolver.referable(node)) {
                continue;
            }
            String section = node.type().word() + "s";
            Object version = node.detail() instanceof Detail.Model model ? model.version() : null;
            book.find(node.packageName(), section, node.name())
                    .map(entry -> ofVersion(entry, version))
                    .ifPresent(entry -> of(
                            entry,
                            entry.tree(),
                            entry.values(),
                            new TestTarget.OfNode(node.name(), version, section, node.uniqueId()),
                            List.of(),
                            declared));
        }
    }

    static void ofSource(Entry entry, SourceTables.Declared table, List<GenericTests.Declared> declared) {
        TestTarget target = new TestTarget.OfSource(entry.name(), table.source().name());
        of(entry, table.tree(), table.tree().plain(), target, table.source().tags(), declared);
    }

    private static Entry ofVersion(Entry entry, @Nullable Object version) {
        return version == null
                ? entry
                : Versions.of(entry).stream()
                        .filter(each -> each.number().toString().equals(version.toString()))
                        .findFirst()
                        .map(Versions.Version::entry)
                        .orElse(entry);
    }

    /// @param tags that the whole table gives its tests
    private static void of(
            Entry entry,
            Yaml.Mapping tree,
            Map<String, @Nullable Object> values,
            TestTarget target,
            List<String> tags,
            List<GenericTests.Declared> declared) {
        for (Yaml test : Entry.tests(tree)) {
            declared.add(new GenericTests.Declared(test, target, Optional.empty(), tags, entry));
        }
        boolean quoted = Boolean.TRUE.equals(values.get("quote_columns"));
        for (Yaml.Mapping column : Values.mappings(tree.find("columns").orElse(null))) {
            Object quote = column.get("quote");
            String name = String.valueOf(column.get("name"));
            boolean quotes = quote == null ? quoted : Boolean.TRUE.equals(quote);
            for (Yaml test : Entry.tests(column)) {
                declared.add(new GenericTests.Declared(
                        test, target, Optional.of(quotes ? "\"" + name + "\"" : name), tags(tags, column), entry));
            }
        }
    }

    private static List<String> tags(List<String> outer, Yaml.Mapping column) {
        Set<String> tags = new LinkedHashSet<>(outer);
        tags.addAll(Values.texts(column.get("tags")));
        tags.addAll(Values.texts(Values.map(column.get("config")).get("tags")));
        return new ArrayList<>(tags);
    }
}
