package dev.feira.jinja.builtin;

import dev.feira.jinja.Bound;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PySet;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.Undefined;
import dev.feira.jinja.values.Iteration;
import dev.feira.jinja.values.Repr;
import dev.feira.jinja.values.Sorting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Filters that order, group and compare items.
final class SortFilters {
    private SortFilters() {}

    static void register(Filters filters) {
        filters.add("sort", 1, List.of("value", "reverse", "case_sensitive", "attribute"), SortFilters::sort)
                .add("dictsort", 1, List.of("value", "case_sensitive", "by", "reverse"), SortFilters::sortDict)
                .add("unique", 1, List.of("value", "case_sensitive", "attribute"), SortFilters::unique)
                .add("min", 1, List.of("value", "case_sensitive", "attribute"), a -> extreme(a, true))
                .add("max", 1, List.of("value", "case_sensitive", "attribute"), a -> extreme(a, false))
                .add("groupby", 2, List.of("value", "attribute", "default", "case_sensitive"), SortFilters::group);
    }

    private static UnaryOperator<Object> folding(boolean caseSensitive) {
        return value -> !caseSensitive && value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }

    private static Object sort(Bound a) {
        PyList items = Iteration.list(a.object(0));
        UnaryOperator<Object> fold = folding(a.flag(2, false));
        UnaryOperator<Object> key =
                a.has(3) ? several(Repr.str(a.object(3)), fold) : item -> PyList.of(fold.apply(item));
        Sorting.sort(items, key, a.flag(1, false));
        return items;
    }

    /// A key of several attributes, separated by commas.
    private static UnaryOperator<Object> several(String paths, UnaryOperator<Object> fold) {
        List<UnaryOperator<Object>> keys = new ArrayList<>();
        for (String path : paths.split(",", -1)) {
            keys.add(AttributePath.of(path.strip()));
        }
        return item ->
                new PyList(keys.stream().map(key -> fold.apply(key.apply(item))).toList());
    }

    private static Object sortDict(Bound a) {
        int part = switch (a.text(2, "key")) {
            case "key" -> 0;
            case "value" -> 1;
            default ->
                throw new TemplateException("FilterArgumentError", "You can only sort by either \"key\" or \"value\"");
        };
        if (!(a.object(0) instanceof PyDict dict)) {
            throw new TemplateException(
                    "AttributeError", "'" + Python.typeName(a.object(0)) + "' object has no attribute 'items'");
        }
        PyList pairs = new PyList();
        dict.forEach((key, value) -> pairs.add(PyTuple.of(key, value)));
        UnaryOperator<Object> fold = folding(a.flag(1, false));
        Sorting.sort(pairs, pair -> fold.apply(((PyTuple) pair).get(part)), a.flag(3, false));
        return pairs;
    }

    private static UnaryOperator<Object> key(Bound a, int caseIndex, int attributeIndex) {
        UnaryOperator<Object> fold = folding(a.flag(caseIndex, false));
        if (!a.has(attributeIndex)) {
            return fold;
        }
        UnaryOperator<Object> attribute = AttributePath.of(a.object(attributeIndex));
        return item -> fold.apply(attribute.apply(item));
    }

    private static Object unique(Bound a) {
        UnaryOperator<Object> key = key(a, 1, 2);
        PySet seen = new PySet();
        PyList items = Iteration.list(a.object(0));
        items.removeIf(item -> !seen.add(key.apply(item)));
        return new Generator("sync_do_unique", items.iterator());
    }

    private static Object extreme(Bound a, boolean least) {
        PyList items = Iteration.list(a.object(0));
        if (items.isEmpty()) {
            return Undefined.because("", "No aggregated item, sequence was empty.");
        }
        UnaryOperator<Object> key = key(a, 1, 2);
        Object best = items.getFirst();
        Object bestKey = key.apply(best);
        for (Object item : items.subList(1, items.size())) {
            Object itemKey = key.apply(item);
            boolean better = least ? Python.compare(itemKey, bestKey) < 0 : greater(itemKey, bestKey);
            if (better) {
                best = item;
                bestKey = itemKey;
            }
        }
        return best;
    }

    private static boolean greater(Object left, Object right) {
        return dev.feira.jinja.values.Ordering.compare(left, right, ">") > 0;
    }

    private static Object group(Bound a) {
        UnaryOperator<Object> fold = folding(a.flag(3, false));
        UnaryOperator<Object> path =
                a.has(2) ? AttributePath.of(a.object(1), a.object(2)) : AttributePath.of(a.object(1));
        PyList items = Iteration.list(a.object(0));
        Sorting.sort(items, item -> fold.apply(path.apply(item)), false);
        PyList groups = new PyList();
        PyList current = new PyList();
        Object currentKey = None.NONE;
        for (Object item : items) {
            Object key = path.apply(item);
            if (key instanceof Undefined undefined) {
                throw undefined.error();
            }
            if (current.isEmpty() || !Python.equal(fold.apply(key), fold.apply(currentKey))) {
                current = new PyList();
                currentKey = key;
                groups.add(new Group(key, current));
            }
            current.add(item);
        }
        return groups;
    }
}
