package dev.feira.transform.adapter;

import dev.feira.jinja.Python;
import java.util.ArrayList;
import java.util.List;

/// Names given by a template, as one text or as a sequence.
final class PyNames {
    private PyNames() {}

    static List<String> of(Object given) {
        if (given instanceof String name) {
            return List.of(name);
        }
        List<String> names = new ArrayList<>();
        Python.iterate(given).forEachRemaining(name -> names.add(Python.str(name)));
        return names;
    }
}
