package dev.feira.transform.adapter;

import dev.feira.core.Sql;
import dev.feira.jinja.None;
import dev.feira.jinja.Python;
import java.util.Iterator;

/// Parameters of a statement written into it as literals: a session takes text only.
final class Bindings {
    private Bindings() {}

    /// Replaces each `?` or `%s` by the next value.
    static String inline(String sql, Object bindings) {
        Iterator<Object> values = Python.iterate(bindings);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sql.length(); i++) {
            boolean percent = sql.startsWith("%s", i);
            if (values.hasNext() && (percent || sql.charAt(i) == '?')) {
                text.append(literal(values.next()));
                i += percent ? 1 : 0;
            } else {
                text.append(sql.charAt(i));
            }
        }
        return text.toString();
    }

    static String literal(Object value) {
        if (value == None.NONE) {
            return "null";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return Python.str(value);
        }
        return Sql.literal(Python.str(value));
    }
}
