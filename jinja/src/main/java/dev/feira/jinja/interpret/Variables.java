package dev.feira.jinja.interpret;

import dev.feira.jinja.interpret.Layout.Slot;
import java.util.ArrayList;
import java.util.List;

/// Reading and writing variables, and what happens to them when a scope is entered.
final class Variables {
    private Variables() {}

    static Eval read(Block block, String name) {
        Slot slot = block.symbols().slot(name);
        int hops = slot.layout().hopsFrom(block.layout());
        int index = slot.index();
        if (hops == 0) {
            return frame -> {
                Object value = frame.slots[index];
                return value == null ? frame.render.undefined(name) : value;
            };
        }
        return frame -> {
            Object value = frame.up(hops).slots[index];
            return value == null ? frame.render.undefined(name) : value;
        };
    }

    /// Assigns a variable of the current frame.
    interface Write {
        void set(Frame frame, Object value);
    }

    static Write write(Block block, String name) {
        int index = block.symbols().slot(name).index();
        if (block.top()) {
            return (frame, value) -> {
                frame.slots[index] = value;
                frame.render.assign(name, value);
            };
        }
        return (frame, value) -> frame.slots[index] = value;
    }

    /// What sets a scope's variables to their first values.
    static Step enter(Symbols symbols) {
        List<Step> steps = new ArrayList<>();
        symbols.loads().forEach((slot, load) -> {
            int index = slot.index();
            switch (load) {
                case Symbols.Load.Parameter parameter -> {}
                case Symbols.Load.Missing missing -> steps.add(frame -> set(frame, index, null));
                case Symbols.Load.Resolve(String name) ->
                    steps.add(frame -> set(frame, index, frame.render.resolve(name)));
                case Symbols.Load.Alias(Slot outer) -> {
                    int hops = outer.layout().hopsFrom(symbols.layout);
                    steps.add(frame -> set(frame, index, frame.up(hops).slots[outer.index()]));
                }
            }
        });
        return Step.sequence(steps);
    }

    private static Step.Flow set(Frame frame, int index, @org.jspecify.annotations.Nullable Object value) {
        frame.slots[index] = value;
        return Step.Flow.NEXT;
    }
}
