package dev.feira.transform.adapter;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.PyList;
import dev.feira.jinja.Python;

/// What a snapshot hashes into the id of a row's version: its key, one or several columns, and the time of change.
final class ScdArguments {
    private ScdArguments() {}

    static PyList call(Arguments arguments) {
        PyList parts = new PyList();
        Object key = arguments.get(0);
        if (key instanceof String) {
            parts.add(key);
        } else {
            Python.iterate(key).forEachRemaining(parts::add);
        }
        parts.add(arguments.get(1));
        return parts;
    }
}
