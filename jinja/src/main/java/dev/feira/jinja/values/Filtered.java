package dev.feira.jinja.values;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Those items that a condition accepts, looked up one by one.
public final class Filtered implements Iterator<Object> {
    private final Iterator<Object> items;
    private final Predicate<Object> condition;
    private @Nullable Object next;

    public Filtered(Iterator<Object> items, Predicate<Object> condition) {
        this.items = items;
        this.condition = condition;
    }

    @Override
    public boolean hasNext() {
        while (next == null && items.hasNext()) {
            Object item = items.next();
            if (condition.test(item)) {
                next = item;
            }
        }
        return next != null;
    }

    @Override
    public Object next() {
        Object item = hasNext() ? next : null;
        if (item == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return item;
    }
}
