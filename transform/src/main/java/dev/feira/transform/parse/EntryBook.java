package dev.feira.transform.parse;

import dev.feira.core.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All schema entries, to be found by what they describe; each node may be described once.
final class EntryBook {
    private static final Set<String> DESCRIBING =
            Set.of("models", "seeds", "snapshots", "analyses", "macros", "data_tests");

    private final List<Entry> entries;
    private final Map<String, Entry> byName = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    EntryBook(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        entries.stream().filter(entry -> DESCRIBING.contains(entry.section())).forEach(this::add);
    }

    private void add(Entry entry) {
        Entry before = byName.putIfAbsent(key(entry.packageName(), entry.section(), entry.name()), entry);
        if (before != null) {
            throw Problem.user("`" + entry.name() + "` is described twice under `" + entry.section()
                            + "`, here and in `" + before.where() + "`")
                    .at(entry.where())
                    .hint("keep one of the two entries")
                    .exception();
        }
    }

    Optional<Entry> find(String packageName, String section, String name) {
        return Optional.ofNullable(byName.get(key(packageName, section, name)));
    }

    List<Entry> of(String... sections) {
        Set<String> wanted = Set.of(sections);
        List<Entry> found = new ArrayList<>();
        entries.stream().filter(entry -> wanted.contains(entry.section())).forEach(found::add);
        return found;
    }

    private static String key(String packageName, String section, String name) {
        return packageName + "|" + section + "|" + name;
    }

    void use(Entry entry) {
        used.add(key(entry.packageName(), entry.section(), entry.name()));
    }

    /// Entries for nodes that there are not.
    List<Entry> unused() {
        return byName.entrySet().stream()
                .filter(entry -> !used.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
