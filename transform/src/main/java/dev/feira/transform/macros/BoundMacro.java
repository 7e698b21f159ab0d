package dev.feira.transform.macros;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.Macro;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.Scope;
import org.jspecify.annotations.Nullable;

/// A macro in the scope of one node, counted when called.
final class BoundMacro implements Callable, PyObject {
    private final DefinedMacro defined;
    private final Macro macro;
    private final MacroCalls calls;

    BoundMacro(DefinedMacro defined, Scope scope, MacroCalls calls) {
        this.defined = defined;
        this.macro = defined.definition().bind(scope);
        this.calls = calls;
    }

    @Override
    public @Nullable Object call(Arguments arguments) {
        calls.enter(defined);
        try {
            return macro.call(arguments);
        } finally {
            calls.leave();
        }
    }

    @Override
    public @Nullable Object attribute(String name) {
        return macro.attribute(name);
    }

    @Override
    public String typeName() {
        return "MacroGenerator";
    }

    @Override
    public String repr() {
        return "<Macro '" + defined.name() + "'>";
    }
}
