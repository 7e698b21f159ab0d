package dev.feira.jinja.builtin;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.TemplateException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Jinja's `cycler`: gives its items in turn.
final class Cycler implements PyObject {
    private final List<Object> items;
    private int at;

    private Cycler(List<Object> items) {
        this.items = items;
    }

    static Cycler of(Arguments arguments) {
        if (arguments.size() == 0) {
            throw TemplateException.typeError("at least one item has to be provided");
        }
        return new Cycler(List.copyOf(arguments.positional()));
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "current" -> items.get(at);
            case "next" -> (Callable) arguments -> next();
            case "reset" -> (Callable) arguments -> reset();
            default -> null;
        };
    }

    private Object next() {
        Object item = items.get(at);
        at = (at + 1) % items.size();
        return item;
    }

    private Object reset() {
        at = 0;
        return None.NONE;
    }

    @Override
    public String typeName() {
        return "Cycler";
    }
}
