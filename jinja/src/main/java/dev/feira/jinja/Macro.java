package dev.feira.jinja;

/// A macro ready to be called: it knows where its free names are looked up. A call gives its text, or the value that a
/// host's callable [Return]ed.
public interface Macro extends PyObject, Callable {
    String name();

    @Override
    Object call(Arguments arguments);
}
