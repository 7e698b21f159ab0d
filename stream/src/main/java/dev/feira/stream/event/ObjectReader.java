package dev.feira.stream.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.feira.stream.schema.Field;
import dev.feira.stream.schema.FieldType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one JSON object into cells, whatever the order of its fields. Fields that the schema does not know are
/// skipped:
/// additions flow.
final class ObjectReader {
    private final String path;
    private final List<Field> fields = new ArrayList<>();
    private final List<CellWriter> writers = new ArrayList<>();
    private final Columns columns;
    private final Map<String, LinesReader> lists = new HashMap<>();
    private final Slices slices;

    /// @param path stands before a field's name in messages
    ObjectReader(String path, List<Field> all) {
        this.path = path;
        for (Field field : all) {
            if (field.type() instanceof FieldType.Lines lines) {
                lists.put(field.name(), new LinesReader(field, lines));
            } else {
                fields.add(field);
                writers.add(CellWriter.of(field.type(), path + field.name()));
            }
        }
        columns = new Columns(fields.stream().map(Field::name).toList(), all.size());
        slices = new Slices(fields.size());
    }

    Slices slices() {
        return slices;
    }

    LinesReader list(String name) {
        return java.util.Objects.requireNonNull(lists.get(name));
    }

    int columns() {
        return fields.size();
    }

    int column(String name) {
        return columns.of(name);
    }

    void clear() {
        slices.clear();
        lists.values().forEach(LinesReader::clear);
    }

    /// Reads from behind the object's brace to the one that ends it.
    void read(JsonParser json) throws IOException, BadEvent {
        slices.beginRow();
        int place = 0;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken token = json.nextToken();
            int column = columns.at(place++, name);
            if (column != Columns.NONE) {
                value(json, token, column);
            } else {
                other(json, token, lists.get(name));
            }
        }
        requireAll();
    }

    private void value(JsonParser json, JsonToken token, int column) throws IOException, BadEvent {
        if (slices.met(column)) {
            throw twice(path + fields.get(column).name());
        }
        if (token == JsonToken.VALUE_NULL) {
            requireNullable(fields.get(column));
            slices.setNull(column);
            return;
        }
        int start = slices.cells().size();
        writers.get(column).write(json, token, slices.cells());
        slices.set(column, start);
    }

    private static void other(JsonParser json, JsonToken token, @Nullable LinesReader list)
            throws IOException, BadEvent {
        if (list == null) {
            json.skipChildren();
        } else {
            list.read(json, token);
        }
    }

    private void requireNullable(Field field) throws BadEvent {
        if (!field.nullable()) {
            throw new BadEvent(BadEvent.Reason.WRONG_TYPE, "`" + path + field.name() + "` must not be null");
        }
    }

    private void requireAll() throws BadEvent {
        for (int i = 0; i < fields.size(); i++) {
            if (!slices.met(i) && fields.get(i).required()) {
                throw missing(path + fields.get(i).name());
            }
        }
        for (LinesReader list : lists.values()) {
            list.requireMet();
        }
    }

    static BadEvent missing(String field) {
        return new BadEvent(BadEvent.Reason.MISSING_FIELD, "`" + field + "` is missing");
    }

    static BadEvent twice(String field) {
        return new BadEvent(BadEvent.Reason.NOT_JSON, "`" + field + "` stands there twice");
    }
}
