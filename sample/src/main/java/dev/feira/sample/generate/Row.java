package dev.feira.sample.generate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A row that makes its values when asked and remembers them. Used by one thread.
final class Row {
    private static final Object UNKNOWN = new Object();

    private final Model table;
    private final long index;
    private final @Nullable Object[] values;
    private final @Nullable Row[] parents;
    private final @Nullable Row[] neighbours;

    private Row(Model table, long index, @Nullable Row[] neighbours) {
        this.table = table;
        this.index = index;
        this.values = new Object[table.cells()];
        Arrays.fill(values, UNKNOWN);
        this.parents = new Row[table.relations()];
        this.neighbours = neighbours;
    }

    static Row of(Model table, long index) {
        return new Row(table, index, new Row[table.relations()]);
    }

    /// Another row of the table; it shares those parents that it has in common with this one.
    Row sibling(long index) {
        return new Row(table, index, parents);
    }

    long index() {
        return index;
    }

    Model table() {
        return table;
    }

    @Nullable
    Object value(int column) {
        Object value = values[column];
        if (value == UNKNOWN) {
            value = table.cell(column).of(this);
            values[column] = value;
        }
        return value;
    }

    Row parent(int relation) {
        Row known = parents[relation];
        if (known == null) {
            Relation found = table.relation(relation);
            long wanted = found.parent(this);
            Row near = neighbours[relation];
            known = near != null && near.index == wanted ? near : Row.of(found.table(), wanted);
            parents[relation] = known;
        }
        return known;
    }
}
