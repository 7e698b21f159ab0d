package dev.feira.jinja.values;

import dev.feira.jinja.Callable;
import dev.feira.jinja.PyTuple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// The few attributes of numbers.
final class NumberMethods {
    private NumberMethods() {}

    static @Nullable Object integer(Object number, String name) {
        BigInteger value = Numbers.big(number);
        return switch (name) {
            case "bit_length" -> function((long) (value.signum() < 0 ? value.negate() : value).bitLength());
            case "real", "numerator" -> Numbers.integer(value);
            case "imag" -> 0L;
            case "denominator" -> 1L;
            case "conjugate" -> function(Numbers.integer(value));
            default -> null;
        };
    }

    static @Nullable Object floating(double value, String name) {
        return switch (name) {
            case "is_integer" -> function(Double.isFinite(value) && value == Math.rint(value));
            case "real" -> value;
            case "imag" -> 0.0;
            case "conjugate" -> function(value);
            case "as_integer_ratio" -> (Callable) arguments -> ratio(value);
            default -> null;
        };
    }

    private static Object ratio(double value) {
        BigDecimal exact = new BigDecimal(value);
        BigInteger below = BigInteger.TEN.pow(Math.max(0, exact.scale()));
        BigInteger above = exact.multiply(new BigDecimal(below)).toBigInteger();
        BigInteger common = above.gcd(below);
        return PyTuple.of(Numbers.integer(above.divide(common)), Numbers.integer(below.divide(common)));
    }

    static @Nullable Object decimal(BigDecimal value, String name) {
        return switch (name) {
            case "normalize" -> function(value.stripTrailingZeros());
            case "is_zero" -> function(value.signum() == 0);
            case "is_signed" -> function(value.signum() < 0);
            case "to_integral_value" -> function(value.setScale(0, RoundingMode.HALF_EVEN));
            case "copy_abs" -> function(value.abs());
            case "quantize" ->
                (Callable) a -> value.setScale(Decimals.of(a.get(0)).scale(), RoundingMode.HALF_EVEN);
            default -> null;
        };
    }

    private static Callable function(Object result) {
        return arguments -> result;
    }
}
