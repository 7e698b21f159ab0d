package dev.feira.jinja.values;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.None;
import dev.feira.jinja.PySet;
import dev.feira.jinja.TemplateException;
import java.util.Iterator;
import java.util.List;

/// The methods of set.
final class SetMethods {
    static final Methods<PySet> ALL = new Methods<PySet>("set")
            .with("add", 1, List.of("object"), (set, a) -> done(set.add(a.object(0))))
            .with("discard", 1, List.of("object"), (set, a) -> done(set.remove(a.object(0))))
            .with("remove", 1, List.of("object"), (set, a) -> remove(set, a.object(0)))
            .plain("pop", SetMethods::pop)
            .plain("copy", PySet::new)
            .plain("clear", SetMethods::clear)
            .any("union", (set, a) -> union(new PySet(set), a))
            .any("update", (set, a) -> done(union(set, a).isEmpty()))
            .any("intersection", (set, a) -> intersection(new PySet(set), a))
            .any("intersection_update", (set, a) -> done(intersection(set, a).isEmpty()))
            .any("difference", (set, a) -> difference(new PySet(set), a))
            .any("difference_update", (set, a) -> done(difference(set, a).isEmpty()))
            .with("symmetric_difference", 1, List.of("other"), (set, a) -> symmetric(set, set(a.object(0))))
            .with("issubset", 1, List.of("other"), (set, a) -> set(a.object(0)).containsAll(set))
            .with("issuperset", 1, List.of("other"), (set, a) -> set.containsAll(set(a.object(0))))
            .with(
                    "isdisjoint",
                    1,
                    List.of("other"),
                    (set, a) -> intersection(new PySet(set), Arguments.of(a.object(0)))
                            .isEmpty());

    private SetMethods() {}

    static PySet set(Object iterable) {
        return iterable instanceof PySet set ? set : new PySet(Iteration.list(iterable));
    }

    /// Methods that change a set give nothing back.
    private static Object done(boolean ignored) {
        return None.NONE;
    }

    private static Object remove(PySet set, Object item) {
        if (!set.remove(item)) {
            throw new TemplateException("KeyError", Repr.repr(item));
        }
        return None.NONE;
    }

    private static Object pop(PySet set) {
        Iterator<Object> items = set.iterator();
        if (!items.hasNext()) {
            throw new TemplateException("KeyError", "'pop from an empty set'");
        }
        Object item = items.next();
        items.remove();
        return item;
    }

    private static Object clear(PySet set) {
        set.clear();
        return None.NONE;
    }

    private static PySet union(PySet set, Arguments others) {
        others.positional().forEach(other -> set.addAll(Iteration.list(other)));
        return set;
    }

    private static PySet intersection(PySet set, Arguments others) {
        others.positional().forEach(other -> set.retainAll(set(other)));
        return set;
    }

    private static PySet difference(PySet set, Arguments others) {
        others.positional().forEach(other -> Iteration.list(other).forEach(set::remove));
        return set;
    }

    private static PySet symmetric(PySet left, PySet right) {
        PySet all = difference(new PySet(left), Arguments.of(right));
        all.addAll(difference(new PySet(right), Arguments.of(left)));
        return all;
    }
}
