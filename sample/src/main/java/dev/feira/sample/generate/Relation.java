package dev.feira.sample.generate;

import dev.feira.core.Problem;
import java.util.HashMap;
import java.util.Map;

/// How a row finds the row of another table that it belongs to.
sealed interface Relation
        permits Relation.Grouped, Relation.Ordered, Relation.Spread, Relation.One, Relation.Same, Relation.Any, Again {
    /// The parent's table.
    Model table();

    /// The parent's row number.
    long parent(Row row);

    /// The row's number among its parent's children, from 0.
    default long ordinal(Row row) {
        throw new IllegalStateException("children of `" + table().name() + "` are in no order");
    }

    /// The rows of a parent stand together.
    sealed interface Grouped extends Relation {
        /// The number of the parent's first row.
        long start(Row parent);

        /// The number behind its last.
        long end(Row parent);
    }

    /// Rows stand together by parent, as many as a column of the parent says.
    record Each(Model table, Fanout fanout) implements Grouped {
        @Override
        public long start(Row parent) {
            return fanout.start(parent.index());
        }

        @Override
        public long end(Row parent) {
            return fanout.start(parent.index() + 1);
        }

        @Override
        public long parent(Row row) {
            return fanout.owner(row.index());
        }

        @Override
        public long ordinal(Row row) {
            return row.index()
                    - fanout.start(row.parent(row.table().relationIndex(this)).index());
        }
    }

    /// As [Each], but the number of rows is given: they share the parents' places.
    record Ordered(Model table, Fanout fanout, long rows) implements Relation {
        private long place(long row) {
            return row * fanout.total() / rows;
        }

        @Override
        public long parent(Row row) {
            return fanout.owner(place(row.index()));
        }

        @Override
        public long ordinal(Row row) {
            long start = fanout.start(parent(row));
            long first = (start * rows + fanout.total() - 1) / fanout.total();
            return row.index() - first;
        }
    }

    /// As [Each] for a parent without end: each has room for `most` rows and fills as many as its column says.
    record Inside(Model table, int count, long most) implements Grouped {
        @Override
        public long parent(Row row) {
            return row.index() / most;
        }

        @Override
        public long ordinal(Row row) {
            return row.index() % most;
        }

        @Override
        public long start(Row parent) {
            return parent.index() * most;
        }

        @Override
        public long end(Row parent) {
            return start(parent) + Math.clamp(Values.whole(parent.value(count)), 0, most);
        }
    }

    /// Each row draws one of the parents, each as likely as the other.
    record Any(Model table, long salt) implements Relation {
        @Override
        public long parent(Row row) {
            return (long) (Chance.unit(salt, row.index()) * table.rows());
        }
    }

    /// Rows are spread over the parents' places in random order; `run` rows in a row take places in a row, so that
    /// neighbours often have the same parent.
    record Spread(Model table, Fanout fanout, long rows, int run, Shuffle shuffle) implements Relation {
        static Spread of(Model table, Fanout fanout, long rows, int run, long salt) {
            return new Spread(table, fanout, rows, run, new Shuffle(Math.max(1, rows / run), salt));
        }

        @Override
        public long parent(Row row) {
            long block = row.index() / run;
            long shuffled = block < rows / run ? shuffle.at(block) * run + row.index() % run : row.index();
            return fanout.owner(shuffled * fanout.total() / rows);
        }
    }

    /// Each row has a parent of its own.
    record One(Model table, Shuffle shuffle) implements Relation {
        @Override
        public long parent(Row row) {
            return shuffle.at(row.index() % table.rows());
        }
    }

    /// A random parent among those that have the same value in a column, by the number of their places.
    record Same(Model table, Fanout fanout, Groups groups, int column, long salt) implements Relation {
        @Override
        public long parent(Row row) {
            Groups.Range range = groups.range(Values.key(row.value(column)));
            long first = fanout.start(range.from());
            long places = fanout.start(range.to()) - first;
            return fanout.owner(first + (long) (Chance.unit(salt, row.index()) * places));
        }
    }

    /// The rows of a table by the value of a column; rows with the same value stand together.
    record Groups(String table, Map<String, Range> ranges) {
        record Range(long from, long to) {}

        static Groups of(Model table, int column) {
            Map<String, Range> ranges = new HashMap<>();
            Row row = Row.of(table, 0);
            for (long i = 0; i < table.rows(); i++) {
                row = row.sibling(i);
                String key = Values.key(row.value(column));
                Range known = ranges.get(key);
                ranges.put(key, new Range(known == null ? i : known.from(), i + 1));
            }
            return new Groups(table.name(), ranges);
        }

        Range range(String key) {
            Range found = ranges.get(key);
            if (found == null) {
                throw Problem.user("a row wants a parent in `" + table + "` with the value `" + key
                                + "`, and there is none")
                        .hint("let `" + table + "` have rows for every value, with `fixed` in place of `rows`")
                        .exception();
            }
            return found;
        }
    }
}
