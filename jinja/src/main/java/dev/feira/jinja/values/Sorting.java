package dev.feira.jinja.values;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/// Python's sort: stable, also when reversed, by a key that is taken once of each item.
public final class Sorting {
    private Sorting() {}

    private record Keyed(Object key, Object item) {}

    public static void sort(List<Object> items, UnaryOperator<Object> key, boolean reverse) {
        List<Keyed> keyed = new ArrayList<>(items.size());
        items.forEach(item -> keyed.add(new Keyed(key.apply(item), item)));
        Comparator<Keyed> order = (left, right) -> Ordering.compare(left.key(), right.key(), "<");
        keyed.sort(reverse ? order.reversed() : order);
        for (int i = 0; i < keyed.size(); i++) {
            items.set(i, keyed.get(i).item());
        }
    }
}
