package dev.feira.jinja.builtin;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.Signature;
import dev.feira.jinja.values.Repr;

/// Jinja's `joiner`: nothing when called first, its separator afterwards.
final class Joiner implements Callable, PyObject {
    private static final Signature SIGNATURE = Signature.of("joiner", 0, "sep");

    private final String separator;
    private boolean used;

    private Joiner(String separator) {
        this.separator = separator;
    }

    static Joiner of(Arguments arguments) {
        return new Joiner(Repr.str(SIGNATURE.bind(arguments).object(0, ", ")));
    }

    @Override
    public Object call(Arguments arguments) {
        String text = used ? separator : "";
        used = true;
        return text;
    }

    @Override
    public String typeName() {
        return "Joiner";
    }
}
