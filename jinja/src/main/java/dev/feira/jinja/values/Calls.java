package dev.feira.jinja.values;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.Undefined;

/// Calling what may or may not be callable.
public final class Calls {
    private Calls() {}

    public static Object call(Object callee, Arguments arguments) {
        if (callee instanceof Callable callable) {
            return Interop.value(callable.call(arguments));
        }
        if (callee instanceof Undefined undefined) {
            throw undefined.error();
        }
        throw TemplateException.typeError("'" + Types.name(callee) + "' object is not callable");
    }
}
