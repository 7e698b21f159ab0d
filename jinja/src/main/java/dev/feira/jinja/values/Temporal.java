package dev.feira.jinja.values;

/// A date or a time: it has a format of its own behind the colon of `'{:%Y}'.format(x)`, and a value of java.time.
public interface Temporal extends Operand {
    String format(String pattern);

    Object java();
}
