package dev.feira.transform.run;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.Python;
import dev.feira.jinja.Signature;
import dev.feira.transform.adapter.AgateTable;
import dev.feira.transform.adapter.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The results of a node's statements by name, for `store_result` and `load_result`.
final class Statements {
    private static final Signature STORE = Signature.of("store_result", 2, "name", "response", "agate_table");
    private static final Signature RAW =
            Signature.of("store_raw_result", 1, "name", "message", "code", "rows_affected", "agate_table");

    private final Map<String, Result> results = new HashMap<>();

    /// What a statement gave.
    record Result(Response response, AgateTable table) {
        PyDict values() {
            PyDict values = PyDict.of().with("response", response);
            PyList data = new PyList();
            table.rows().forEach(row -> data.add(new PyList(row.values())));
            values.put("data", data);
            values.put("table", table);
            return values;
        }
    }

    Optional<Result> find(String name) {
        return Optional.ofNullable(results.get(name));
    }

    Object store(Arguments arguments) {
        Bound bound = STORE.bind(arguments);
        Response response = bound.object(1) instanceof Response given
                ? given
                : new Response(Python.str(bound.object(1)), null, null);
        results.put(Python.str(bound.object(0)), new Result(response, table(bound, 2)));
        return "";
    }

    Object storeRaw(Arguments arguments) {
        Bound bound = RAW.bind(arguments);
        Response response = new Response(
                bound.has(1) ? Python.str(bound.object(1)) : "OK",
                bound.has(2) ? Python.str(bound.object(2)) : null,
                bound.has(3) ? (long) bound.integer(3) : null);
        results.put(Python.str(bound.object(0)), new Result(response, table(bound, 4)));
        return "";
    }

    private static AgateTable table(Bound bound, int index) {
        return bound.has(index) && bound.object(index) instanceof AgateTable table ? table : AgateTable.empty();
    }

    Object load(Arguments arguments) {
        Result result = results.get(Python.str(arguments.get(0)));
        return result == null ? None.NONE : result.values();
    }
}
