package dev.feira.sample.generate;

import dev.feira.sample.spec.Entry;
import java.util.HashMap;
import java.util.Map;

/// Phrases of the vocabulary, joined until a length is reached.
///
/// `text: {from: list, length: {at, to}, joins: {" ": 8, "\n": 1}, ends: {"": 8, " ": 2}}`
record TextCell(Cell list, Quantiles length, Weights joins, Weights ends, Draw draw, long salt, Vocabulary vocabulary)
        implements Cell {
    private static final int LONGEST = 4000;

    static Cell parse(Entry entry, CellParser parser, Vocabulary vocabulary) {
        Entry from = entry.need("from");
        Cell list = list(from, parser, vocabulary);
        long salt = parser.salt(entry);
        if (entry.find("length").isEmpty()) {
            return row -> vocabulary.phrase(Values.key(list.of(row)), Chance.bits(salt, row.index()));
        }
        return new TextCell(
                list,
                Quantiles.of(entry.need("length")),
                Weights.of(entry.need("joins")),
                Weights.of(entry.need("ends")),
                parser.even(entry),
                salt,
                vocabulary);
    }

    /// A list's name, or a name for each value of a column.
    private static Cell list(Entry from, CellParser parser, Vocabulary vocabulary) {
        if (!from.isMap()) {
            vocabulary.require(from.text(), from);
            String name = from.text();
            return row -> name;
        }
        Map<String, String> names = new HashMap<>();
        from.need("of").map().forEach((value, name) -> {
            vocabulary.require(name.text(), name);
            names.put(value, name.text());
        });
        Cell by = parser.operand(from.need("by"));
        return row -> names.getOrDefault(Values.key(by.of(row)), names.getOrDefault("other", ""));
    }

    @Override
    public Object of(Row row) {
        int wanted = (int) Math.min(LONGEST, length.value(draw.at(row)));
        String name = Values.key(list.of(row));
        long random = Chance.bits(salt, row.index());
        StringBuilder text = new StringBuilder(vocabulary.phrase(name, random));
        for (int i = 1; text.length() < wanted; i++) {
            text.append(joins.at(Chance.unit(random, i)));
            text.append(vocabulary.phrase(name, Chance.bits(random, i)));
        }
        if (text.length() > wanted) {
            cut(text, wanted);
        }
        return text.append(ends.at(Chance.unit(random, -2))).toString();
    }

    /// At a blank, when there is one near: people hit the limit in the middle of a sentence.
    private static void cut(StringBuilder text, int wanted) {
        int blank = text.lastIndexOf(" ", wanted);
        text.setLength(Math.max(1, blank > wanted / 2 ? blank : wanted));
        while (text.length() > 1 && text.charAt(text.length() - 1) <= ' ') {
            text.setLength(text.length() - 1);
        }
        if (Character.isHighSurrogate(text.charAt(text.length() - 1))) {
            text.setLength(text.length() - 1);
        }
    }
}
