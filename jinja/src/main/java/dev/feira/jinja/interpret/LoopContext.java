package dev.feira.jinja.interpret;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.Undefined;
import dev.feira.jinja.values.Equality;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// The variable `loop`. It looks one item ahead, and further only if the length is asked for.
final class LoopContext implements PyObject, Callable {
    /// Renders the loop again for other items.
    interface Recursion {
        String render(Object items);
    }

    private Iterator<Object> items;
    private final int depth;
    private final @Nullable Recursion recursion;
    private long length;
    private long index = -1;
    private @Nullable Object previous;
    private @Nullable Object current;
    private @Nullable PyTuple lastChanged;

    LoopContext(Iterator<Object> items, int length, int depth, @Nullable Recursion recursion) {
        this.items = new Peeking(items);
        this.length = length;
        this.depth = depth;
        this.recursion = recursion;
    }

    /// Goes through the items and keeps count.
    Iterator<Object> items() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public Object next() {
                previous = current;
                current = items.next();
                index++;
                return current;
            }
        };
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "index" -> index + 1;
            case "index0" -> index;
            case "first" -> index == 0;
            case "last" -> !items.hasNext();
            case "length" -> total();
            case "revindex" -> total() - index;
            case "revindex0" -> total() - index - 1;
            case "depth" -> depth + 1L;
            case "depth0" -> (long) depth;
            case "previtem" -> neighbour(previous, "there is no previous item");
            case "nextitem" -> neighbour(items.hasNext() ? ((Peeking) items).peek() : null, "there is no next item");
            case "cycle" -> (Callable) this::cycle;
            case "changed" -> (Callable) this::changed;
            default -> null;
        };
    }

    private static Object neighbour(@Nullable Object item, String complaint) {
        return item == null ? Undefined.because("", complaint) : item;
    }

    private long total() {
        if (length < 0) {
            PyList rest = new PyList();
            items.forEachRemaining(rest::add);
            length = index + 1 + rest.size();
            items = new Peeking(rest.iterator());
        }
        return length;
    }

    private Object cycle(Arguments arguments) {
        if (arguments.size() == 0) {
            throw TemplateException.typeError("no items for cycling given");
        }
        return arguments.get((int) (index % arguments.size()));
    }

    private Object changed(Arguments arguments) {
        PyTuple now = new PyTuple(arguments.positional());
        boolean changed = lastChanged == null || !Equality.equal(now, lastChanged);
        lastChanged = now;
        return changed;
    }

    @Override
    public Object call(Arguments arguments) {
        if (recursion == null) {
            throw TemplateException.typeError("The loop must have the 'recursive' marker to be called recursively.");
        }
        if (arguments.size() != 1) {
            throw TemplateException.typeError("loop() takes exactly one argument (" + arguments.size() + " given)");
        }
        return recursion.render(arguments.get(0));
    }

    @Override
    public int length() {
        return (int) total();
    }

    @Override
    public boolean truth() {
        return true;
    }

    @Override
    public String typeName() {
        return "LoopContext";
    }

    @Override
    public String repr() {
        return "<LoopContext " + (index + 1) + "/" + total() + ">";
    }

    private static final class Peeking implements Iterator<Object> {
        private final Iterator<Object> items;
        private @Nullable Object ahead;

        Peeking(Iterator<Object> items) {
            this.items = items;
        }

        Object peek() {
            if (ahead == null) {
                ahead = items.next();
            }
            return ahead;
        }

        @Override
        public boolean hasNext() {
            return ahead != null || items.hasNext();
        }

        @Override
        public Object next() {
            Object item = peek();
            ahead = null;
            return item;
        }
    }
}
