package dev.feira.jinja.values;

import dev.feira.jinja.TemplateException;
import dev.feira.jinja.syntax.Operator;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Decimal numbers: `//` and `%` go towards zero, as Python's Decimal does.
final class DecimalMath {
    private DecimalMath() {}

    static Object apply(Operator operator, BigDecimal a, BigDecimal b) {
        return switch (operator) {
            case ADD -> a.add(b, Decimals.CONTEXT);
            case SUBTRACT -> a.subtract(b, Decimals.CONTEXT);
            case MULTIPLY -> a.multiply(b, Decimals.CONTEXT);
            case DIVIDE -> Decimals.divide(a, nonZero(b));
            case FLOOR_DIVIDE -> a.divideToIntegralValue(nonZero(b)).setScale(0, RoundingMode.DOWN);
            case MODULO -> a.remainder(nonZero(b));
            default -> power(a, b);
        };
    }

    private static BigDecimal power(BigDecimal a, BigDecimal b) {
        try {
            int exponent = b.intValueExact();
            return exponent >= 0
                    ? a.pow(exponent, Decimals.CONTEXT)
                    : BigDecimal.ONE.divide(a.pow(-exponent, Decimals.CONTEXT), Decimals.CONTEXT);
        } catch (ArithmeticException e) {
            throw new TemplateException("InvalidOperation", "a Decimal can be raised to whole powers only", e);
        }
    }

    private static BigDecimal nonZero(BigDecimal b) {
        if (b.signum() == 0) {
            throw new TemplateException("DivisionByZero", "[<class 'decimal.DivisionByZero'>]");
        }
        return b;
    }
}
