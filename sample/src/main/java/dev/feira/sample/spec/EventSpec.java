package dev.feira.sample.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A stream of events as described in YAML.
///
/// @param drawn what is read from the shop's own tables
/// @param event the columns of an event
/// @param root the whole description
public record EventSpec(List<Drawn> drawn, Entry event, Entry root) {
    private static final Set<String> KEYS = Set.of("shop", "vocabulary", "helpers", "event");
    private static final Set<String> SHOP = Set.of("columns", "order", "most");
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    /// Rows of a table of the shop: the first in an order, so that they are the same whenever they are read.
    ///
    /// @param most rows
    public record Drawn(String name, List<String> columns, List<String> order, int most, Entry entry) {
        public Drawn {
            columns = List.copyOf(columns);
            order = List.copyOf(order);
        }
    }

    public EventSpec {
        drawn = List.copyOf(drawn);
    }

    public static EventSpec read(Path file) {
        Entry root = Entry.read(file);
        root.map(KEYS);
        List<Drawn> drawn = root.find("shop")
                .map(shop -> shop.map().values().stream().map(EventSpec::drawn).toList())
                .orElse(List.of());
        return new EventSpec(drawn, root.need("event"), root);
    }

    private static Drawn drawn(Entry entry) {
        entry.map(SHOP);
        return new Drawn(
                name(entry, entry.name()),
                names(entry.need("columns")),
                names(entry.need("order")),
                (int) entry.need("most").whole(),
                entry);
    }

    private static List<String> names(Entry entry) {
        return entry.texts().stream().map(name -> name(entry, name)).toList();
    }

    private static String name(Entry entry, String name) {
        if (!name.matches(NAME)) {
            throw entry.wrong("`" + name + "` is no name of a table or column");
        }
        return name;
    }
}
