package dev.feira.sample.generate;

import dev.feira.sample.load.RowSource;
import dev.feira.sample.spec.Entry;
import dev.feira.sample.spec.Spec;
import dev.feira.sample.spec.TableSpec;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The described shop at one scale and with one seed.
public final class World {
    private static final Set<String> TABLE =
            Set.of("file", "csv", "key", "rows", "fixed", "listed", "parents", "columns");
    private static final Set<String> PARENT = Set.of("of", "each", "per", "ordered", "run", "same");

    private final Map<String, Model> models = new LinkedHashMap<>();
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

    /// The written tables with their rows, the longest first.
    public Map<TableSpec, RowSource> sources(List<TableSpec> tables) {
        Map<TableSpec, RowSource> sources = new LinkedHashMap<>();
        tables.stream()
                .sorted(Comparator.comparingLong(table -> -model(table.name()).rows()))
                .forEach(table -> sources.put(table, new Maker(model(table.name()), table)));
        return sources;
    }

    private Model model(String name) {
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
        return Math.max(1, Math.round(entry.need("rows").whole() * scale));
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
        Model parent = find(entry.need("of"));
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

    Model find(Entry name) {
        Model found = models.get(name.text());
        if (found == null) {
            throw name.wrong("`" + name.text() + "` is no table or helper above this place; there are "
                    + String.join(", ", models.keySet()));
        }
        return found;
    }
}
