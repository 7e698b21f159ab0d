package dev.feira.jinja.values;

import dev.feira.jinja.PyObject;

/// A date or a time: it has a format of its own behind the colon of `'{:%Y}'.format(x)`.
public interface Temporal extends PyObject {
    String format(String pattern);
}
