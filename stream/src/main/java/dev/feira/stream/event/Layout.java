package dev.feira.stream.event;

import dev.feira.stream.schema.EventSchema;
import dev.feira.stream.schema.Field;
import dev.feira.stream.schema.FieldType;
import dev.feira.stream.schema.SystemColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The tables of a stream, columns in the order in which rows are written.
///
/// @param key names of the columns of `events` that tell events apart
/// @param lines one table for each field that is a list, in the schema's order
public record Layout(Shape events, List<String> key, List<Shape> lines) {
    public Layout {
        key = List.copyOf(key);
        lines = List.copyOf(lines);
    }

    /// A table.
    public record Shape(String name, List<Column> columns) {
        public Shape {
            columns = List.copyOf(columns);
        }

        public List<String> names() {
            return columns.stream().map(Column::name).toList();
        }
    }

    /// A column, its type in the words of `format_type`.
    public record Column(String name, String sql, boolean nullable) {}

    /// What each row says of its event's place in the topic.
    private static final List<Column> PLACE = List.of(
            new Column(SystemColumns.TOPIC_NUMBER, "integer", false),
            new Column(SystemColumns.PARTITION, "integer", false),
            new Column(SystemColumns.OFFSET, "bigint", false));

    private static final List<Column> TIMES = List.of(
            new Column(SystemColumns.EVENT_TIME, "timestamp with time zone", false),
            new Column(SystemColumns.ARRIVAL_TIME, "timestamp with time zone", false));

    /// The tables of a schema.
    ///
    /// @param lines field → table
    public static Layout of(EventSchema schema, String table, List<String> key, Map<String, String> lines) {
        List<Column> columns = columns(schema.fields());
        List<Column> keyColumns = key.stream()
                .map(name -> columns.stream()
                        .filter(it -> it.name().equals(name))
                        .findFirst()
                        .orElseThrow())
                .toList();
        columns.addAll(PLACE);
        columns.addAll(TIMES);
        List<Shape> children = new ArrayList<>();
        for (Field field : schema.fields()) {
            if (field.type() instanceof FieldType.Lines list) {
                children.add(
                        new Shape(Objects.requireNonNull(lines.get(field.name())), childColumns(keyColumns, list)));
            }
        }
        return new Layout(new Shape(table, columns), key, children);
    }

    private static List<Column> childColumns(List<Column> key, FieldType.Lines list) {
        List<Column> columns = new ArrayList<>(key);
        columns.addAll(PLACE);
        columns.addAll(columns(list.fields()));
        return columns;
    }

    private static List<Column> columns(List<Field> fields) {
        List<Column> columns = new ArrayList<>();
        for (Field field : fields) {
            if (!(field.type() instanceof FieldType.Lines)) {
                columns.add(new Column(field.name(), field.type().sql(), field.optional()));
            }
        }
        return columns;
    }
}
