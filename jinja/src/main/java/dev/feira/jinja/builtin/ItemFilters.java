package dev.feira.jinja.builtin;

import dev.feira.jinja.Bound;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.Undefined;
import dev.feira.jinja.syntax.Operator;
import dev.feira.jinja.values.Arithmetic;
import dev.feira.jinja.values.Attributes;
import dev.feira.jinja.values.Iteration;
import dev.feira.jinja.values.Repr;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/// Filters about sequences and dicts.
final class ItemFilters {
    private ItemFilters() {}

    static void register(Filters filters) {
        filters.add("length", Iteration::size)
                .add("count", Iteration::size)
                .add("list", Iteration::list)
                .add("first", ItemFilters::first)
                .add("last", ItemFilters::last)
                .add("random", ItemFilters::random)
                .add("reverse", ItemFilters::reverse)
                .add("items", ItemFilters::items)
                .add(
                        "attr",
                        2,
                        List.of("obj", "name"),
                        a -> Attributes.attributeOnly(a.object(0), Repr.str(a.object(1))))
                .add("join", 1, List.of("value", "d", "attribute"), ItemFilters::join)
                .add("sum", 1, List.of("iterable", "attribute", "start"), ItemFilters::sum)
                .add("default", 1, List.of("value", "default_value", "boolean"), ItemFilters::otherwise)
                .add("d", 1, List.of("value", "default_value", "boolean"), ItemFilters::otherwise)
                .add("batch", 2, List.of("value", "linecount", "fill_with"), ItemFilters::batch)
                .add("slice", 2, List.of("value", "slices", "fill_with"), ItemFilters::slice);
    }

    private static Object first(Object value) {
        Iterator<Object> items = Iteration.of(value);
        return items.hasNext() ? items.next() : Undefined.because("", "No first item, sequence was empty.");
    }

    private static Object last(Object value) {
        if (value instanceof Generator || Iteration.find(value) == null) {
            throw TemplateException.typeError("'" + Python.typeName(value) + "' object is not reversible");
        }
        PyList items = Iteration.list(value);
        return items.isEmpty() ? Undefined.because("", "No last item, sequence was empty.") : items.getLast();
    }

    private static Object random(Object value) {
        Iteration.size(value);
        PyList items = Iteration.list(value);
        return items.isEmpty()
                ? Undefined.because("", "No random item, sequence was empty.")
                : items.get(ThreadLocalRandom.current().nextInt(items.size()));
    }

    private static Object reverse(Object value) {
        if (value instanceof String text) {
            return new StringBuilder(text).reverse().toString();
        }
        if (Iteration.find(value) == null) {
            throw new TemplateException("FilterArgumentError", "argument must be iterable");
        }
        PyList items = Iteration.list(value);
        Collections.reverse(items);
        return new Generator("reversed", items.iterator());
    }

    private static Object items(Object value) {
        if (value instanceof Undefined) {
            return new Generator("do_items", Collections.emptyIterator());
        }
        if (!(value instanceof PyDict dict)) {
            throw TemplateException.typeError("Can only get item pairs from a mapping.");
        }
        return new Generator(
                "do_items",
                Iteration.map(dict.entrySet().iterator(), entry -> PyTuple.of(entry.getKey(), entry.getValue())));
    }

    private static Object join(Bound a) {
        PyList items = Iteration.list(a.object(0));
        return items.stream()
                .map(item -> a.has(2) ? AttributePath.of(a.object(2)).apply(item) : item)
                .map(Repr::str)
                .collect(Collectors.joining(Repr.str(a.object(1, ""))));
    }

    private static Object sum(Bound a) {
        Object total = a.object(2, 0L);
        for (Iterator<Object> items = Iteration.of(a.object(0)); items.hasNext(); ) {
            Object item = items.next();
            Object value = a.has(1) ? AttributePath.of(a.object(1)).apply(item) : item;
            total = Arithmetic.apply(Operator.ADD, total, value);
        }
        return total;
    }

    private static Object otherwise(Bound a) {
        Object value = a.object(0);
        boolean lacking = value instanceof Undefined || (a.flag(2, false) && !Python.truth(value));
        return lacking ? a.object(1, "") : value;
    }

    private static Object batch(Bound a) {
        int size = a.integer(1);
        PyList batches = new PyList();
        PyList batch = new PyList();
        for (Object item : Iteration.list(a.object(0))) {
            if (batch.size() == size) {
                batches.add(batch);
                batch = new PyList();
            }
            batch.add(item);
        }
        if (!batch.isEmpty()) {
            while (a.has(2) && batch.size() < size) {
                batch.add(a.object(2, None.NONE));
            }
            batches.add(batch);
        }
        return new Generator("do_batch", batches.iterator());
    }

    private static Object slice(Bound a) {
        PyList items = Iteration.list(a.object(0));
        int slices = a.integer(1);
        if (slices == 0) {
            throw new TemplateException("ZeroDivisionError", "integer division or modulo by zero");
        }
        int each = items.size() / slices;
        int extra = items.size() % slices;
        PyList result = new PyList();
        int at = 0;
        for (int i = 0; i < slices; i++) {
            int end = at + each + (i < extra ? 1 : 0);
            PyList part = new PyList(items.subList(at, end));
            if (a.has(2) && i >= extra) {
                part.add(a.object(2));
            }
            result.add(part);
            at = end;
        }
        return new Generator("sync_do_slice", result.iterator());
    }
}
