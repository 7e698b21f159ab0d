package dev.feira.jinja.values;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.PyObject;

/// A method together with the value that it is called on.
record Method<T>(T self, Methods.Definition<T> definition) implements Callable, PyObject {
    @Override
    public Object call(Arguments arguments) {
        return definition.call(self, arguments);
    }

    @Override
    public String typeName() {
        return "builtin_function_or_method";
    }

    @Override
    public String repr() {
        return "<built-in method " + definition.name() + " of " + Types.name(self) + " object>";
    }
}
