package dev.feira.jinja.modules;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import dev.feira.jinja.Signature;
import dev.feira.jinja.builtin.Generator;
import dev.feira.jinja.syntax.Operator;
import dev.feira.jinja.values.Arithmetic;
import dev.feira.jinja.values.Iteration;
import dev.feira.jinja.values.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The module `itertools`, as far as dbt gives it to templates.
public final class Itertools {
    private static final Signature REPEAT = Signature.of("repeat", 1, "object", "times");
    private static final Signature COUNT = Signature.of("count", 0, "start", "step");

    private Itertools() {}

    public static PyObject module() {
        Map<String, Object> members = new HashMap<>();
        members.put("product", (Callable) Itertools::product);
        members.put("permutations", (Callable) a -> selections("permutations", a, true, false));
        members.put("combinations", (Callable) a -> selections("combinations", a, false, false));
        members.put("combinations_with_replacement", (Callable)
                a -> selections("combinations_with_replacement", a, false, true));
        members.put(
                "chain",
                new Library(
                        "itertools.chain",
                        Map.of("from_iterable", (Callable) a -> chain(Iteration.list(a.get(0)))),
                        a -> chain(a.positional())));
        members.put("accumulate", (Callable) Itertools::accumulate);
        members.put("compress", (Callable) Itertools::compress);
        members.put("islice", (Callable) Itertools::slice);
        members.put("starmap", (Callable) Itertools::starMap);
        members.put("tee", (Callable) Itertools::tee);
        members.put("zip_longest", (Callable) Itertools::zipLongest);
        members.put("repeat", (Callable) Itertools::repeat);
        members.put("count", (Callable) Itertools::count);
        members.put("cycle", (Callable) Itertools::cycle);
        return Library.module("itertools", members);
    }

    private static Object generator(String name, List<Object> items) {
        return new Generator("itertools." + name, items.iterator());
    }

    private static Object product(Arguments arguments) {
        List<PyList> pools = new ArrayList<>();
        int repeat = Numbers.index(arguments.named().getOrDefault("repeat", 1L));
        for (int i = 0; i < repeat; i++) {
            arguments.positional().forEach(pool -> pools.add(Iteration.list(pool)));
        }
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of());
        for (PyList pool : pools) {
            rows = rows.stream()
                    .flatMap(row -> pool.stream().map(item -> appended(row, item)))
                    .toList();
        }
        return generator("product", tuples(rows));
    }

    private static List<Object> appended(List<Object> row, Object item) {
        return Stream.concat(row.stream(), Stream.of(item)).toList();
    }

    private static List<Object> tuples(List<List<Object>> rows) {
        return rows.stream().map(row -> (Object) new PyTuple(row)).toList();
    }

    private static Object selections(String name, Arguments arguments, boolean ordered, boolean repeated) {
        PyList pool = Iteration.list(arguments.get(0));
        int length = arguments.find(1, "r").map(Numbers::index).orElse(pool.size());
        List<Object> found = new ArrayList<>();
        select(pool, length, ordered, repeated, new ArrayList<>(), found);
        return generator(name, found);
    }

    private static void select(
            PyList pool, int length, boolean ordered, boolean repeated, List<Integer> chosen, List<Object> found) {
        if (chosen.size() == length) {
            found.add(new PyTuple(chosen.stream().map(pool::get).toList()));
            return;
        }
        int last = chosen.isEmpty() ? -1 : chosen.getLast();
        int first = ordered || last < 0 ? 0 : repeated ? last : last + 1;
        for (int i = first; i < pool.size(); i++) {
            if (!ordered || !chosen.contains(i)) {
                chosen.add(i);
                select(pool, length, ordered, repeated, chosen, found);
                chosen.removeLast();
            }
        }
    }

    private static Object chain(List<Object> iterables) {
        PyList all = new PyList();
        iterables.forEach(items -> all.addAll(Iteration.list(items)));
        return generator("chain", all);
    }

    private static Object accumulate(Arguments arguments) {
        PyList totals = new PyList();
        for (Object item : Iteration.list(arguments.get(0))) {
            totals.add(totals.isEmpty() ? item : combined(arguments, totals.getLast(), item));
        }
        return generator("accumulate", totals);
    }

    private static Object combined(Arguments arguments, Object total, Object item) {
        return arguments
                .find(1, "func")
                .map(function -> Python.call(function, Arguments.of(total, item)))
                .orElseGet(() -> Arithmetic.apply(Operator.ADD, total, item));
    }

    private static Object compress(Arguments arguments) {
        Iterator<Object> selectors = Iteration.of(arguments.get(1));
        PyList kept = new PyList();
        for (Object item : Iteration.list(arguments.get(0))) {
            if (selectors.hasNext() && Python.truth(selectors.next())) {
                kept.add(item);
            }
        }
        return generator("compress", kept);
    }

    private static Object slice(Arguments arguments) {
        boolean stopOnly = arguments.size() == 2;
        int start = stopOnly ? 0 : bound(arguments.get(1), 0);
        int stop = bound(arguments.get(stopOnly ? 1 : 2), Integer.MAX_VALUE);
        int step = arguments.size() > 3 ? bound(arguments.get(3), 1) : 1;
        PyList kept = new PyList();
        Iterator<Object> items = Iteration.of(arguments.get(0));
        for (int i = 0; i < stop && items.hasNext(); i++) {
            Object item = items.next();
            if (i >= start && (i - start) % step == 0) {
                kept.add(item);
            }
        }
        return generator("islice", kept);
    }

    private static int bound(Object value, int otherwise) {
        return value == None.NONE ? otherwise : Numbers.index(value);
    }

    private static Object starMap(Arguments arguments) {
        PyList results = new PyList();
        for (Object row : Iteration.list(arguments.get(1))) {
            results.add(Python.call(arguments.get(0), new Arguments(Iteration.list(row), Map.of())));
        }
        return generator("starmap", results);
    }

    private static Object tee(Arguments arguments) {
        PyList items = Iteration.list(arguments.get(0));
        int count = arguments.find(1, "n").map(Numbers::index).orElse(2);
        return new PyTuple(Collections.nCopies(count, items).stream()
                .map(list -> generator("_tee", list))
                .toList());
    }

    private static Object zipLongest(Arguments arguments) {
        Object fill = arguments.named().getOrDefault("fillvalue", None.NONE);
        List<PyList> lists =
                arguments.positional().stream().map(Iteration::list).toList();
        int length = lists.stream().mapToInt(List::size).max().orElse(0);
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int row = i;
            rows.add(new PyTuple(lists.stream()
                    .map(list -> row < list.size() ? list.get(row) : fill)
                    .toList()));
        }
        return generator("zip_longest", rows);
    }

    private static Object repeat(Arguments arguments) {
        Bound a = REPEAT.bind(arguments);
        Object item = a.object(0);
        Stream<Object> endless = Stream.generate(() -> item);
        return new Generator("itertools.repeat", (a.has(1) ? endless.limit(a.integer(1)) : endless).iterator());
    }

    private static Object count(Arguments arguments) {
        Bound a = COUNT.bind(arguments);
        Object step = a.object(1, 1L);
        return new Generator(
                "itertools.count",
                Stream.iterate(a.object(0, 0L), last -> Arithmetic.apply(Operator.ADD, last, step))
                        .iterator());
    }

    private static Object cycle(Arguments arguments) {
        PyList items = Iteration.list(arguments.get(0));
        return new Generator(
                "itertools.cycle",
                items.isEmpty()
                        ? Collections.emptyIterator()
                        : Stream.iterate(0, i -> (i + 1) % items.size())
                                .map(items::get)
                                .iterator());
    }
}
