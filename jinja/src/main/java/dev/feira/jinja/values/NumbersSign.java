package dev.feira.jinja.values;

import java.math.BigDecimal;

/// Which numbers are written with a minus: `-0.0` is.
final class NumbersSign {
    private NumbersSign() {}

    static boolean negative(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.signum() < 0;
        }
        double number = Numbers.floating(value);
        return number < 0 || (number == 0 && 1 / number < 0);
    }
}
