package dev.feira.sample.generate;

import dev.feira.sample.spec.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads how a column is made. Each kind is a key of its own: `pick`, `spread`, `of`, `later` …
final class CellParser {
    private static final Set<String> COLUMN = Set.of("type", "nullable", "quote", "nulls");

    private final World world;
    private final Model model;
    private final Vocabulary vocabulary;
    private int draws;

    CellParser(World world, Model model, Vocabulary vocabulary) {
        this.world = world;
        this.model = model;
        this.vocabulary = vocabulary;
    }

    /// A column: one key says how its value is made, `nulls` how often it has none.
    Cell column(Entry entry) {
        if (model.has(entry.name())) {
            return model.cell(model.columnIndex(entry.name()));
        }
        Cell cell = cell(entry);
        return entry.find("nulls").map(nulls -> withNulls(cell, nulls)).orElse(cell);
    }

    Cell cell(Entry entry) {
        Entry found = null;
        for (Map.Entry<String, Entry> key : entry.map().entrySet()) {
            if (!COLUMN.contains(key.getKey())) {
                if (found != null) {
                    throw key.getValue()
                            .wrong("`" + entry.name() + "` is made in one way, not by both `" + found.name() + "` and `"
                                    + key.getKey() + "`");
                }
                found = key.getValue();
            }
        }
        if (found == null) {
            throw entry.wrong("nothing says how `" + entry.name() + "` is made");
        }
        return kind(found);
    }

    private Cell kind(Entry entry) {
        return switch (entry.name()) {
            case "id" -> new IdCell(salt(entry));
            case "value" -> constant(Values.parse(entry.text()));
            case "of" -> path(entry);
            case "part" -> part(entry);
            case "pick" -> pick(entry);
            case "spread" -> spread(entry);
            case "chance" -> chance(entry);
            case "case" -> Cases.parse(entry, this);
            case "ordinal" -> ordinal(entry);
            case "last" -> last(entry);
            case "list" -> Rows.parse(entry, this);
            case "every" -> every(entry);
            case "format" -> format(entry);
            case "sum", "product", "round", "ending", "near" -> Numbers.parse(entry, this);
            case "split" -> Split.parse(entry, this);
            case "total" -> Total.parse(entry, this);
            case "moment" -> Moments.parse(entry, even(entry), salt(entry));
            case "later" -> Later.parse(entry, this);
            case "text" -> TextCell.parse(entry, this, vocabulary);
            default -> throw entry.wrong("`" + entry.name() + "` is no way to make a value");
        };
    }

    private static Cell constant(Object value) {
        return row -> value;
    }

    /// `column`, or `parent.column`, or `parent.grandparent.column`.
    Cell path(Entry entry) {
        return path(entry.text(), entry);
    }

    private Cell path(String path, Entry where) {
        String[] parts = path.split("\\.", -1);
        int[] relations = new int[parts.length - 1];
        Model table = model;
        for (int i = 0; i < relations.length; i++) {
            relations[i] = table.relation(parts[i], where);
            table = table.relation(relations[i]).table();
        }
        int column = table.column(parts[parts.length - 1], where);
        return row -> {
            Row found = row;
            for (int relation : relations) {
                found = found.parent(relation);
            }
            return found.value(column);
        };
    }

    /// A number, a path, or a way to make a value.
    Cell operand(Entry entry) {
        if (entry.isMap()) {
            return cell(entry);
        }
        Object value = Values.parse(entry.text());
        return value instanceof Number ? constant(value) : path(entry);
    }

    /// A way to make a value, or the value itself.
    Cell operandOrText(Entry entry) {
        return entry.isMap() ? cell(entry) : constant(Values.parse(entry.text()));
    }

    private Cell part(Entry entry) {
        Cell whole = path(entry.need("of"));
        int index = (int) entry.need("at").whole();
        return row -> Values.parse(Values.key(whole.of(row)).split("/", -1)[index]);
    }

    private Cell pick(Entry entry) {
        if (entry.find("by").isEmpty()) {
            Weights weights = Weights.of(entry);
            Draw draw = even(entry);
            return row -> weights.at(draw.at(row));
        }
        Map<String, Weights> cases = new HashMap<>();
        entry.need("of").map().forEach((key, value) -> cases.put(key, Weights.of(value)));
        Cell by = operand(entry.need("by"));
        Draw draw = free(entry);
        return row -> chosen(cases, by, row, entry).at(draw.at(row));
    }

    private Cell spread(Entry entry) {
        if (entry.find("by").isEmpty()) {
            Quantiles quantiles = Quantiles.of(entry);
            Draw draw = even(entry);
            return row -> quantiles.value(draw.at(row));
        }
        Map<String, Quantiles> cases = new HashMap<>();
        entry.need("of").map().forEach((key, value) -> cases.put(key, Quantiles.of(value)));
        Cell by = operand(entry.need("by"));
        Draw draw = free(entry);
        return row -> chosen(cases, by, row, entry).value(draw.at(row));
    }

    /// The case of the row's value, or that of `other`.
    private static <T> T chosen(Map<String, T> cases, Cell by, Row row, Entry where) {
        String key = Values.key(by.of(row));
        return Optional.ofNullable(cases.get(key))
                .or(() -> Optional.ofNullable(cases.get("other")))
                .orElseThrow(() -> where.wrong("no case for `" + key + "`, and none for `other`"));
    }

    private Cell chance(Entry entry) {
        Draw draw = free(entry);
        Cell usual = cell(entry.need("else"));
        double share = entry.need("share").number();
        Cell seldom = cell(entry.need("then"));
        return row -> draw.at(row) < share ? seldom.of(row) : usual.of(row);
    }

    private Cell ordinal(Entry entry) {
        int relation = model.relation(entry.text(), entry);
        return row -> row.table().relation(relation).ordinal(row) + 1;
    }

    /// 1 when the parent does not come again, else 0.
    private Cell last(Entry entry) {
        if (model.relation(model.relation(entry.text(), entry)) instanceof Again again) {
            return row -> again.isLast(row) ? 1L : 0L;
        }
        throw entry.wrong("`" + entry.text() + "` does not come `again`");
    }

    /// A moment so many seconds after that of the row before: `every: {seconds: 0.6, from: 2018-10-18T00:00:00Z}`.
    private static Cell every(Entry entry) {
        double seconds = entry.need("seconds").number();
        long start = Moments.instant(entry.need("from"));
        return row -> start + (long) (row.index() * seconds);
    }

    private Cell format(Entry entry) {
        Cell number = operand(entry.need("of"));
        int width = (int) entry.need("digits").whole();
        return row -> {
            String digits = Long.toString(Values.whole(number.of(row)));
            return "0".repeat(Math.max(0, width - digits.length())) + digits;
        };
    }

    private Cell withNulls(Cell cell, Entry nulls) {
        if (!nulls.isMap()) {
            double share = nulls.number();
            Draw draw = even(nulls);
            return row -> draw.at(row) < share ? null : cell.of(row);
        }
        if (nulls.find("like").isPresent()) {
            Cell other = path(nulls.need("like"));
            return row -> other.of(row) == null ? null : cell.of(row);
        }
        Map<String, Double> shares = new HashMap<>();
        nulls.need("of").map().forEach((key, value) -> shares.put(key, value.number()));
        Cell by = operand(nulls.need("by"));
        Draw draw = free(nulls);
        return row -> draw.at(row) < chosen(shares, by, row, nulls) ? null : cell.of(row);
    }

    Model model() {
        return model;
    }

    World world() {
        return world;
    }

    long salt(Entry entry) {
        return Chance.salt(model.salt(), entry.name() + " " + ++draws);
    }

    /// Where a table has no end, each row draws for itself.
    Draw even(Entry entry) {
        return model.endless() ? free(entry) : Draw.even(model.rows(), salt(entry));
    }

    Draw free(Entry entry) {
        return Draw.free(salt(entry));
    }
}
