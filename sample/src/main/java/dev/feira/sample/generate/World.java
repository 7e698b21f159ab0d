package dev.feira.sample.generate;

import dev.feira.sample.load.RowSource;
import dev.feira.sample.spec.Entry;
import dev.feira.sample.spec.EventSpec;
import dev.feira.sample.spec.Spec;
import dev.feira.sample.spec.TableSpec;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The described shop at one scale and with one seed.
public final class World {
    private static final Set<String> TABLE =
            Set.of("file", "csv", "key", "rows", "fixed", "listed", "endless", "parents", "columns");
    private static final Set<String> PARENT =
            Set.of("of", "each", "inside", "most", "per", "ordered", "run", "same", "any", "again", "within");

    private final Map<String, Model> models = new LinkedHashMap<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private final Vocabulary vocabulary;
    private final double scale;
    private final long seed;

    private World(Vocabulary vocabulary, double scale, long seed) {
        this.vocabulary = vocabulary;
        this.scale = scale;
        this.seed = seed;
    }

    public static World of(Spec spec, double scale, long seed) {
        World world = new World(Vocabulary.of(spec.root().find("vocabulary")), scale, seed);
        spec.root().find("helpers").ifPresent(helpers -> helpers.map().values().forEach(world::build));
        spec.root().need("tables").map().values().forEach(world::build);
        return world;
    }

    /// The endless world of a description of events.
    ///
    /// @param drawn rows of the shop's own tables, by the names that the description gives them
    public static World of(EventSpec spec, long seed, Map<String, List<List<@Nullable Object>>> drawn) {
        World world = new World(Vocabulary.of(spec.root().find("vocabulary")), 1, seed);
        spec.drawn()
                .forEach(table -> world.models.put(
                        table.name(),
                        Listed.model(table.name(), table.columns(), drawn.getOrDefault(table.name(), List.of()))));
        spec.root().find("helpers").ifPresent(helpers -> helpers.map().values().forEach(world::build));
        world.build(spec.event());
        return world;
    }

    /// Makes the events that the description holds.
    ///
    /// @param key the field that becomes the message's key
    /// @param bad the share of events that are malformed on purpose
    public EventMaker events(EventSpec spec, String key, double bad) {
        Model model = model(spec.event().name());
        return new EventMaker(Shape.of(spec.event(), this), model, model.column(key, spec.event()), bad, seed);
    }

    /// The written tables with their rows, the longest first.
    public Map<TableSpec, RowSource> sources(List<TableSpec> tables) {
        Map<TableSpec, RowSource> sources = new LinkedHashMap<>();
        tables.stream()
                .sorted(Comparator.comparingLong(table -> -model(table.name()).rows()))
                .forEach(table -> sources.put(table, new Maker(model(table.name()), table)));
        return sources;
    }

    Model model(String name) {
        return Optional.ofNullable(models.get(name)).orElseThrow();
    }

    private void build(Entry entry) {
        entry.map(TABLE);
        long salt = Chance.salt(seed, entry.name());
        Map<String, Entry> parents = entry.find("parents").map(Entry::map).orElse(Map.of());
        Model model = new Model(entry.name(), rows(entry, parents), salt);
        entry.find("listed").ifPresent(listed -> Listed.columns(listed, model));
        CellParser parser = new CellParser(this, model, vocabulary);
        entry.find("columns").map(Entry::map).orElse(Map.of()).forEach((name, column) -> {
            addParents(model, parents);
            model.add(name, parser.column(column));
        });
        parents.forEach((name, parent) -> addParent(model, name, parent));
        models.put(entry.name(), model);
        entries.put(entry.name(), entry);
    }

    /// A relation is there as soon as the columns that it rests on are.
    private void addParents(Model model, Map<String, Entry> parents) {
        parents.forEach((name, parent) -> {
            if (parent.find("same").isEmpty() || model.has(sameColumn(parent))) {
                addParent(model, name, parent);
            }
        });
    }

    private static String sameColumn(Entry parent) {
        return parent.need("same").text();
    }

    private long rows(Entry entry, Map<String, Entry> parents) {
        for (Entry parent : parents.values()) {
            if (parent.find("each").isPresent()) {
                return fanout(parent, find(parent.need("each"))).total();
            }
        }
        if (entry.find("listed").isPresent()) {
            return entry.need("listed").need("rows").list().size();
        }
        if (entry.find("fixed").isPresent()) {
            return entry.need("fixed").whole();
        }
        if (entry.find("endless").map(Entry::flag).orElse(false) || hasEndlessParent(parents)) {
            return Model.ENDLESS;
        }
        return Math.max(1, Math.round(entry.need("rows").whole() * scale));
    }

    private static boolean hasEndlessParent(Map<String, Entry> parents) {
        return parents.values().stream()
                .anyMatch(parent -> parent.find("inside").isPresent()
                        || parent.find("again").isPresent());
    }

    private void addParent(Model model, String name, Entry entry) {
        if (model.hasRelation(name)) {
            return;
        }
        entry.map(PARENT);
        model.add(name, relation(model, name, entry));
    }

    private Relation relation(Model model, String name, Entry entry) {
        long salt = Chance.salt(model.salt(), "parent " + name);
        if (entry.find("each").isPresent()) {
            Model parent = find(entry.need("each"));
            return new Relation.Each(parent, fanout(entry, parent));
        }
        if (entry.find("inside").isPresent()) {
            Model parent = find(entry.need("inside"));
            Entry per = entry.need("per");
            return new Relation.Inside(
                    parent, parent.column(per.text(), per), entry.need("most").whole());
        }
        Model parent = find(entry.need("of"));
        if (entry.find("again").isPresent()) {
            return new Again(
                    parent,
                    entry.need("again").number(),
                    (int) entry.need("within").whole(),
                    salt);
        }
        if (entry.find("any").map(Entry::flag).orElse(false)) {
            return new Relation.Any(parent, salt);
        }
        if (entry.find("same").isPresent()) {
            Entry same = entry.need("same");
            Relation.Groups groups = Relation.Groups.of(parent, parent.column(same.text(), same));
            return new Relation.Same(parent, fanout(entry, parent), groups, model.column(same.text(), same), salt);
        }
        if (entry.find("per").isEmpty()) {
            return new Relation.One(parent, new Shuffle(parent.rows(), salt));
        }
        if (entry.find("ordered").map(Entry::flag).orElse(false)) {
            return new Relation.Ordered(parent, fanout(entry, parent), model.rows());
        }
        int run = entry.find("run").map(e -> (int) e.whole()).orElse(1);
        return Relation.Spread.of(parent, fanout(entry, parent), model.rows(), run, salt);
    }

    private static Fanout fanout(Entry entry, Model parent) {
        Entry per = entry.need("per");
        return parent.fanout(parent.column(per.text(), per));
    }

    /// Where a table is described.
    Entry entry(Entry name) {
        Entry found = entries.get(find(name).name());
        if (found == null) {
            throw name.wrong("`" + name.text() + "` is read from the shop; a helper was wanted");
        }
        return found;
    }

    Model find(Entry name) {
        Model found = models.get(name.text());
        if (found == null) {
            throw name.wrong("`" + name.text() + "` is no table or helper above this place; there are "
                    + String.join(", ", models.keySet()));
        }
        return found;
    }
}
