package dev.feira.jinja.interpret;

import org.jspecify.annotations.Nullable;

/// The variables of one activation of a template, a macro or a recursive loop; null is a variable without a value.
final class Frame {
    final Render render;
    final @Nullable Frame outer;
    final @Nullable Object[] slots;
    Output out;

    Frame(Render render, @Nullable Frame outer, int size, Output out) {
        this.render = render;
        this.outer = outer;
        this.slots = new @Nullable Object[size];
        this.out = out;
    }

    Frame up(int hops) {
        Frame frame = this;
        for (int i = 0; i < hops; i++) {
            Frame next = frame.outer;
            if (next == null) {
                throw new IllegalStateException("no frame " + hops + " levels up");
            }
            frame = next;
        }
        return frame;
    }

    /// What a body prints, apart from the rest of the output.
    String capture(Step body) {
        Output before = out;
        out = new Output();
        try {
            body.run(this);
            return out.toString();
        } finally {
            out = before;
        }
    }
}
