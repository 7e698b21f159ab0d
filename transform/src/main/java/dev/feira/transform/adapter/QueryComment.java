package dev.feira.transform.adapter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The comment that goes with each statement, so that a query log tells which node it was for.
///
/// @param template Jinja for the comment; null: dbt's own JSON; empty: none
/// @param append behind the statement instead of before it
public record QueryComment(@Nullable String template, boolean append) {
    public static final QueryComment DEFAULT = new QueryComment(null, false);

    /// As dbt_project.yml has it under `query-comment`: text, a mapping, or nothing at all.
    ///
    /// @param said whether the key is there
    public static QueryComment of(boolean said, @Nullable Object value) {
        if (!said) {
            return DEFAULT;
        }
        if (value instanceof Map<?, ?> map) {
            Object comment = map.get("comment");
            return new QueryComment(
                    comment == null ? null : comment.toString(), Boolean.TRUE.equals(map.get("append")));
        }
        return new QueryComment(value == null ? "" : value.toString(), false);
    }

    /// The statement with the comment, `*/` inside it made harmless.
    public String on(String sql, String comment) {
        if (comment.isBlank()) {
            return sql;
        }
        String text = "/* " + comment.strip().replace("*/", "* /") + " */";
        return append ? withoutEnd(sql) + "\n" + text + ";" : text + "\n" + sql;
    }

    private static String withoutEnd(String sql) {
        String text = sql.stripTrailing();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }
}
