package dev.feira.transform.adapter;

import dev.feira.jinja.None;
import dev.feira.jinja.PyObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the engine says of a statement besides its rows.
///
/// @param message `OK`, `INSERT 3`
/// @param rowsAffected null when not told
public record Response(
        String message, @Nullable String code, @Nullable Long rowsAffected) implements PyObject {
    public static final Response OK = new Response("OK", null, null);

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "_message", "message" -> message;
            case "code" -> code == null ? None.NONE : code;
            case "rows_affected" -> rowsAffected == null ? None.NONE : rowsAffected;
            case "query_id" -> None.NONE;
            default -> null;
        };
    }

    /// In the shape of run_results.json.
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("_message", message);
        if (code != null) {
            values.put("code", code);
        }
        if (rowsAffected != null) {
            values.put("rows_affected", rowsAffected);
        }
        return values;
    }

    @Override
    public String str() {
        return message;
    }

    @Override
    public String repr() {
        return "AdapterResponse(" + message + ")";
    }
}
