package dev.feira.transform.adapter;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.None;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Rules of snapshots that macros ask the adapter for.
final class Snapshots {
    private static final Set<String> BEHAVIOURS = Set.of("ignore", "invalidate", "new_record");

    private Snapshots() {}

    /// What a snapshot does with rows that went away; `invalidate_hard_deletes` is the older way to say it.
    static String hardDeletes(Arguments arguments) {
        Object config = arguments.get(0);
        Object old = ask(config, "invalidate_hard_deletes");
        Object chosen = ask(config, "hard_deletes");
        if (chosen == None.NONE) {
            return Python.truth(old) ? "invalidate" : "ignore";
        }
        if (!BEHAVIOURS.contains(Python.str(chosen))) {
            throw new TemplateException(
                    "CompilationError",
                    "`" + Python.str(chosen)
                            + "` is no value for hard_deletes; wanted `ignore`, `invalidate` or `new_record`");
        }
        return Python.str(chosen);
    }

    private static Object ask(Object config, String key) {
        return Python.call(Python.attribute(config, "get"), Arguments.of(key));
    }

    /// Refuses a table that no snapshot made.
    ///
    /// @param arguments relation, column names (or None), strategy
    static void assertTarget(List<ColumnValue> columns, Arguments arguments) {
        List<String> there = columns.stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
        List<String> missing = new ArrayList<>(
                wanted(arguments).stream().filter(name -> !there.contains(name)).toList());
        if (!missing.isEmpty()) {
            throw new TemplateException(
                    "CompilationError",
                    "the snapshot's table has no `" + String.join("`, `", missing)
                            + "`: it was not made by a snapshot with these settings");
        }
    }

    private static List<String> wanted(Arguments arguments) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : List.of("dbt_scd_id", "dbt_valid_from", "dbt_valid_to")) {
            names.put(name, name);
        }
        boolean records = arguments.size() > 2
                && arguments.get(2) instanceof Map<?, ?> strategy
                && "new_record".equals(strategy.get("hard_deletes"));
        if (records) {
            names.put("dbt_is_deleted", "dbt_is_deleted");
        }
        if (arguments.size() > 1 && arguments.get(1) instanceof Map<?, ?> given) {
            given.forEach((key, value) -> names.computeIfPresent(Python.str(key), (name, before) -> Python.str(value)));
        }
        return names.values().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }
}
