package dev.feira.jinja.interpret;

import dev.feira.jinja.values.Repr;
import java.util.ArrayList;
import java.util.List;

/// Where a template prints to.
class Output {
    private final StringBuilder text = new StringBuilder();

    void text(String part) {
        text.append(part);
    }

    void value(Object value) {
        text.append(Repr.str(value));
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /// Keeps the values that are printed as they are.
    static final class Parts extends Output {
        final List<Object> parts = new ArrayList<>();

        @Override
        void text(String part) {
            parts.add(part);
        }

        @Override
        void value(Object value) {
            parts.add(value);
        }
    }
}
