package dev.feira.transform.adapter;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.None;
import dev.feira.jinja.PyList;
import dev.feira.jinja.Python;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A contract's constraints as SQL.
final class Constraints {
    /// A definition for each column: name, type, constraints.
    PyList columns(Arguments arguments) {
        PyList definitions = new PyList();
        Map<?, ?> columns = (Map<?, ?>) arguments.find(0, "raw_columns").orElseThrow();
        columns.values().forEach(column -> definitions.add(definition((Map<?, ?>) column)));
        return definitions;
    }

    PyList model(Arguments arguments) {
        PyList rendered = new PyList();
        Python.iterate(arguments.find(0, "raw_constraints").orElseThrow())
                .forEachRemaining(raw -> constraint((Map<?, ?>) raw, true).ifPresent(rendered::add));
        return rendered;
    }

    private static String definition(Map<?, ?> column) {
        String name = text(column, "name");
        boolean quoted = column.get("quote") instanceof Boolean quote && quote;
        StringBuilder sql = new StringBuilder(quoted ? Relation.quoted(name) : name)
                .append(' ')
                .append(text(column, "data_type"));
        if (column.get("constraints") instanceof Iterable<?> constraints) {
            constraints.forEach(raw -> constraint((Map<?, ?>) raw, false)
                    .ifPresent(part -> sql.append(' ').append(part)));
        }
        return sql.toString();
    }

    private static Optional<String> constraint(Map<?, ?> raw, boolean named) {
        String type = text(raw, "type");
        String columns = named ? " (" + String.join(", ", names(raw.get("columns"))) + ")" : "";
        String expression = text(raw, "expression");
        String prefix = named && !text(raw, "name").isEmpty() ? "constraint " + text(raw, "name") + " " : "";
        return switch (type) {
            case "not_null" -> Optional.of("not null" + (expression.isEmpty() ? "" : " " + expression));
            case "unique" -> Optional.of(prefix + "unique" + columns);
            case "primary_key" -> Optional.of(prefix + "primary key" + columns);
            case "check" -> Optional.of(prefix + "check (" + expression + ")");
            case "foreign_key" -> Optional.of(prefix + (named ? "foreign key" + columns + " " : "") + references(raw));
            case "custom" -> Optional.of(prefix + expression);
            default -> Optional.empty();
        };
    }

    private static String references(Map<?, ?> raw) {
        String to = text(raw, "to");
        String expression = text(raw, "expression");
        return to.isEmpty()
                ? "references " + expression
                : "references " + to + " (" + String.join(", ", names(raw.get("to_columns"))) + ")";
    }

    private static List<String> names(@Nullable Object raw) {
        return raw == null || raw == None.NONE ? new ArrayList<>() : PyNames.of(raw);
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null || value == None.NONE ? "" : Python.str(value);
    }
}
