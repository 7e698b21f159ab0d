package dev.feira.jinja.interpret;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The slots of one kind of [Frame]: a template, a macro or a recursive loop.
final class Layout {
    final @Nullable Layout outer;
    private final Map<String, Integer> indexes = new HashMap<>();

    Layout(@Nullable Layout outer) {
        this.outer = outer;
    }

    /// The slot of a name at a level of nesting.
    Slot slot(int level, String name) {
        return new Slot(this, indexes.computeIfAbsent(level + " " + name, key -> indexes.size()));
    }

    int size() {
        return indexes.size();
    }

    /// How many frames up this layout's variables are, seen from another.
    int hopsFrom(Layout inner) {
        int hops = 0;
        for (Layout layout = inner; layout != this; hops++) {
            Layout next = layout.outer;
            if (next == null) {
                throw new IllegalStateException("the layout is not an outer one");
            }
            layout = next;
        }
        return hops;
    }

    /// The place of a variable.
    record Slot(Layout layout, int index) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Slot slot && slot.layout == layout && slot.index == index;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(layout) * 31 + index;
        }
    }
}
