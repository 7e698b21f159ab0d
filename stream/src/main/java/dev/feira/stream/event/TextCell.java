package dev.feira.stream.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.feira.stream.schema.FieldType;
import java.io.IOException;
import java.util.List;

/// Text as UTF-8. PostgreSQL holds neither the character 0 nor half a surrogate pair.
record TextCell(FieldType.Text type, String path, List<TextRule> rules) implements CellWriter {
    TextCell(FieldType.Text type, String path) {
        this(type, path, TextRule.of(type));
    }

    @Override
    public void write(JsonParser json, JsonToken token, Cells cells) throws IOException, BadEvent {
        if (token != JsonToken.VALUE_STRING) {
            throw CellWriter.wrongType(path, "a text", token);
        }
        char[] text = json.getTextCharacters();
        int from = json.getTextOffset();
        int to = from + json.getTextLength();
        int start = cells.size();
        cells.int32(0);
        int ascii = cells.ascii(text, from, to);
        int characters = ascii + utf8(text, from + ascii, to, cells);
        cells.int32At(start, cells.size() - start - Integer.BYTES);
        if (characters < type.minimum() || characters > type.maximum()) {
            throw CellWriter.outOfRange(path, "has " + characters + " characters" + bounds());
        }
        for (int i = 0; i < rules.size(); i++) {
            TextRule rule = rules.get(i);
            if (!rule.check().holds(cells.array(), start + Integer.BYTES, cells.size())) {
                throw new BadEvent(BadEvent.Reason.NOT_ALLOWED, "`" + path + "` must " + rule.wanted());
            }
        }
    }

    private String bounds() {
        return type.maximum() == Integer.MAX_VALUE
                ? ", at least " + type.minimum() + " are wanted"
                : ", " + type.minimum() + " to " + type.maximum() + " are wanted";
    }

    /// The number of characters, pairs counted once.
    private int utf8(char[] text, int from, int to, Cells cells) throws BadEvent {
        int characters = 0;
        for (int i = from; i < to; i++) {
            char unit = text[i];
            if (unit == 0) {
                throw new BadEvent(BadEvent.Reason.BAD_TEXT, "`" + path + "` holds the character 0");
            } else if (unit < 0x80) {
                cells.int8(unit);
            } else if (unit < 0x800) {
                cells.int8(0xC0 | (unit >> 6));
                cells.int8(0x80 | (unit & 0x3F));
            } else if (!Character.isSurrogate(unit)) {
                cells.int8(0xE0 | (unit >> 12));
                cells.int8(0x80 | ((unit >> 6) & 0x3F));
                cells.int8(0x80 | (unit & 0x3F));
            } else if (i + 1 < to && Character.isSurrogatePair(unit, text[i + 1])) {
                pair(Character.toCodePoint(unit, text[++i]), cells);
            } else {
                throw new BadEvent(BadEvent.Reason.BAD_TEXT, "`" + path + "` holds half a surrogate pair");
            }
            characters++;
        }
        return characters;
    }

    private static void pair(int character, Cells cells) {
        cells.int8(0xF0 | (character >> 18));
        cells.int8(0x80 | ((character >> 12) & 0x3F));
        cells.int8(0x80 | ((character >> 6) & 0x3F));
        cells.int8(0x80 | (character & 0x3F));
    }
}
