package dev.feira.jinja.modules;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.TemplateException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A module or a class of Python: its members by name, and what calling it makes if it is a class.
public record Library(
        String name, Map<String, Object> members, @Nullable Callable make) implements PyObject, Callable {
    static Library module(String name, Map<String, Object> members) {
        return new Library(name, members, null);
    }

    @Override
    public @Nullable Object attribute(String member) {
        return members.get(member);
    }

    @Override
    public @Nullable Object call(Arguments arguments) {
        if (make == null) {
            throw TemplateException.typeError("'module' object is not callable");
        }
        return make.call(arguments);
    }

    @Override
    public String typeName() {
        return make == null ? "module" : "type";
    }

    @Override
    public String repr() {
        return make == null ? "<module '" + name + "'>" : "<class '" + name + "'>";
    }
}
