package dev.feira.sample.generate;

import dev.feira.sample.spec.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table of the described shop: how many rows, how each column is made, how its rows find their parents. Built column
/// by column; a column may use those above it.
final class Model {
    /// As many rows as are asked for.
    static final long ENDLESS = 1L << 52;

    private final String name;
    private final long rows;
    private final long salt;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<Cell> cells = new ArrayList<>();
    private final Map<String, Integer> relationNames = new HashMap<>();
    private final List<Relation> relations = new ArrayList<>();
    private final Map<Integer, Fanout> fanouts = new HashMap<>();

    Model(String name, long rows, long salt) {
        this.name = name;
        this.rows = rows;
        this.salt = salt;
    }

    void add(String column, Cell cell) {
        columns.put(column, cells.size());
        cells.add(cell);
    }

    void add(String relation, Relation found) {
        relationNames.put(relation, relations.size());
        relations.add(found);
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    boolean hasRelation(String relation) {
        return relationNames.containsKey(relation);
    }

    /// The places that a column gives to each row.
    Fanout fanout(int column) {
        return fanouts.computeIfAbsent(column, c -> Fanout.of(this, c));
    }

    String name() {
        return name;
    }

    long rows() {
        return rows;
    }

    long salt() {
        return salt;
    }

    int cells() {
        return cells.size();
    }

    Cell cell(int column) {
        return cells.get(column);
    }

    int relations() {
        return relations.size();
    }

    Relation relation(int index) {
        return relations.get(index);
    }

    int relationIndex(Relation relation) {
        return relations.indexOf(relation);
    }

    boolean endless() {
        return rows >= ENDLESS;
    }

    Optional<Relation.Grouped> grouped() {
        return relations.stream()
                .filter(Relation.Grouped.class::isInstance)
                .map(Relation.Grouped.class::cast)
                .findFirst();
    }

    int column(String column, Entry where) {
        Integer found = columns.get(column);
        if (found == null) {
            throw where.wrong("`" + column + "` is no column of `" + name + "` above this place; there are "
                    + String.join(", ", columns.keySet()));
        }
        return found;
    }

    int columnIndex(String column) {
        return Optional.ofNullable(columns.get(column)).orElseThrow();
    }

    int relation(String relation, Entry where) {
        Integer found = relationNames.get(relation);
        if (found == null) {
            throw where.wrong("`" + relation + "` is no parent of `" + name + "`; there are "
                    + String.join(", ", relationNames.keySet().stream().sorted().toList()));
        }
        return found;
    }
}
