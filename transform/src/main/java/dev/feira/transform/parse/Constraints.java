package dev.feira.transform.parse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Constraints of models and columns, and a model's end, in the manifest's shape.
final class Constraints {
    private Constraints() {}

    /// @param ofModel whether they name the columns they hold for
    static List<Object> of(@Nullable Object written, boolean ofModel) {
        List<Object> constraints = new ArrayList<>();
        for (Object constraint : Values.list(written)) {
            Map<String, @Nullable Object> shape = new LinkedHashMap<>();
            shape.put("type", null);
            shape.put("name", null);
            shape.put("expression", null);
            shape.put("warn_unenforced", true);
            shape.put("warn_unsupported", true);
            shape.put("to", null);
            shape.put("to_columns", List.of());
            if (ofModel) {
                shape.put("columns", List.of());
            }
            shape.putAll(Values.map(constraint));
            constraints.add(shape);
        }
        return constraints;
    }

    /// A day means its first moment, in UTC.
    static @Nullable String moment(@Nullable Object written) {
        return switch (written) {
            case null -> null;
            case LocalDate day -> day + "T00:00:00+00:00";
            case Object other -> other.toString();
        };
    }
}
