package dev.feira.stream.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.feira.stream.schema.Field;
import dev.feira.stream.schema.FieldType;
import java.io.IOException;

/// Reads a list of objects, each a row of the lines' table.
final class LinesReader {
    private final Field field;
    private final FieldType.Lines type;
    private final ObjectReader each;
    private boolean met;

    LinesReader(Field field, FieldType.Lines type) {
        this.field = field;
        this.type = type;
        this.each = new ObjectReader(field.name() + ".", type.fields());
    }

    void clear() {
        met = false;
        each.clear();
    }

    Slices slices() {
        return each.slices();
    }

    int columns() {
        return each.columns();
    }

    void requireMet() throws BadEvent {
        if (!met && field.required()) {
            throw ObjectReader.missing(field.name());
        }
    }

    void read(JsonParser json, JsonToken token) throws IOException, BadEvent {
        if (met) {
            throw ObjectReader.twice(field.name());
        }
        met = true;
        if (token == JsonToken.VALUE_NULL && field.nullable()) {
            return;
        }
        if (token != JsonToken.START_ARRAY) {
            throw CellWriter.wrongType(field.name(), "a list", token);
        }
        for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
            if (item != JsonToken.START_OBJECT) {
                throw CellWriter.wrongType(field.name(), "a list of objects", item);
            }
            each.read(json);
        }
        int rows = slices().rows();
        if (rows < type.minimum() || rows > type.maximum()) {
            throw CellWriter.outOfRange(
                    field.name(),
                    "has " + rows + " entries, " + type.minimum() + " or more are" + " wanted"
                            + (type.maximum() == Integer.MAX_VALUE ? "" : ", at most " + type.maximum()));
        }
    }
}
