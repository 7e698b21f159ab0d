package dev.feira.jinja.values;

import dev.feira.jinja.TemplateException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// `round()` to digits behind the point: halves go to the even neighbour.
public final class Rounding {
    private Rounding() {}

    public static Object round(Object value, int digits) {
        return switch (value) {
            case Double number -> round(number.doubleValue(), digits);
            case BigDecimal number -> number.setScale(digits, RoundingMode.HALF_EVEN);
            case Long number -> whole(BigInteger.valueOf(number), digits);
            case BigInteger number -> whole(number, digits);
            case Boolean flag -> flag ? 1L : 0L;
            default ->
                throw TemplateException.typeError("type " + Types.name(value) + " doesn't define __round__ method");
        };
    }

    private static double round(double number, int digits) {
        if (!Double.isFinite(number) || digits > 300) {
            return number;
        }
        double rounded =
                new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
        return Math.copySign(rounded, number);
    }

    private static Object whole(BigInteger number, int digits) {
        return digits >= 0
                ? Numbers.integer(number)
                : Numbers.integer(new BigDecimal(number)
                        .setScale(digits, RoundingMode.HALF_EVEN)
                        .toBigInteger());
    }
}
