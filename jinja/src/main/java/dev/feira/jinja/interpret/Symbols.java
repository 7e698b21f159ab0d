package dev.feira.jinja.interpret;

import dev.feira.jinja.interpret.Layout.Slot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which name means which variable in one scope, and what the variable holds when the scope is entered. These are the
/// rules of Jinja's own compiler, from which its scoping follows.
final class Symbols {
    /// What a variable holds at first.
    sealed interface Load {
        /// Given by a call or a loop.
        record Parameter() implements Load {}

        /// Found in the context by name.
        record Resolve(String name) implements Load {}

        /// What an outer scope's variable holds.
        record Alias(Slot outer) implements Load {}

        /// Nothing.
        record Missing() implements Load {}
    }

    final @Nullable Symbols parent;
    final Layout layout;
    private final int level;
    private final Map<String, Slot> references = new HashMap<>();
    private final Map<Slot, Load> loads = new LinkedHashMap<>();
    private final Set<String> stores = new HashSet<>();

    private Symbols(@Nullable Symbols parent, Layout layout, int level) {
        this.parent = parent;
        this.layout = layout;
        this.level = level;
    }

    static Symbols root() {
        return new Symbols(null, new Layout(null), 0);
    }

    /// A scope inside this one, in the same frame.
    Symbols inner() {
        return new Symbols(this, layout, level + 1);
    }

    /// A scope inside this one, in a frame of its own.
    Symbols innerFrame() {
        return new Symbols(this, new Layout(layout), level + 1);
    }

    /// The same scope, to try a branch.
    Symbols copy() {
        Symbols copy = new Symbols(parent, layout, level);
        copy.references.putAll(references);
        copy.loads.putAll(loads);
        copy.stores.addAll(stores);
        return copy;
    }

    Map<Slot, Load> loads() {
        return loads;
    }

    private Slot define(String name, Load load) {
        Slot slot = layout.slot(level, name);
        references.put(name, slot);
        loads.put(slot, load);
        return slot;
    }

    @Nullable
    Slot find(String name) {
        Slot slot = references.get(name);
        return slot != null || parent == null ? slot : parent.find(name);
    }

    Slot slot(String name) {
        Slot slot = find(name);
        if (slot == null) {
            throw new IllegalStateException("the name `" + name + "` was not analysed");
        }
        return slot;
    }

    void store(String name) {
        stores.add(name);
        if (!references.containsKey(name)) {
            Slot outer = parent == null ? null : parent.find(name);
            define(name, outer == null ? new Load.Missing() : new Load.Alias(outer));
        }
    }

    void load(String name) {
        if (find(name) == null) {
            define(name, new Load.Resolve(name));
        }
    }

    Slot parameter(String name) {
        stores.add(name);
        return define(name, new Load.Parameter());
    }

    /// Takes over what branches assign: what not every branch assigns must have a value before them.
    void join(List<Symbols> branches) {
        Map<String, Integer> assigned = new LinkedHashMap<>();
        for (Symbols branch : branches) {
            branch.stores.stream()
                    .filter(name -> !stores.contains(name))
                    .forEach(name -> assigned.merge(name, 1, Integer::sum));
        }
        for (Symbols branch : branches) {
            references.putAll(branch.references);
            loads.putAll(branch.loads);
            stores.addAll(branch.stores);
        }
        assigned.forEach((name, count) -> {
            if (count < branches.size()) {
                Slot outer = parent == null ? null : parent.find(name);
                loads.put(slot(name), outer == null ? new Load.Resolve(name) : new Load.Alias(outer));
            }
        });
    }
}
