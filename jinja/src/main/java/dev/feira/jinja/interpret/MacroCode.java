package dev.feira.jinja.interpret;

import dev.feira.jinja.Span;
import dev.feira.jinja.syntax.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A compiled macro. The slots of `caller`, `kwargs` and `varargs` are -1 where its body does not use them.
record MacroCode(
        String name,
        List<Parameter> parameters,
        int caller,
        boolean explicitCaller,
        int keywords,
        int rest,
        Step enter,
        Step body,
        Layout layout,
        Source source,
        Span span,
        int maxDepth) {
    /// A parameter, its slot, and what it is if it is not given.
    record Parameter(String name, int slot, @Nullable Eval defaultValue) {}
}
