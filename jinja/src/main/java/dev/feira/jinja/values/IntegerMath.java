package dev.feira.jinja.values;

import dev.feira.jinja.TemplateException;
import dev.feira.jinja.syntax.Operator;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Whole numbers: small ones as long while they fit, without bound otherwise.
final class IntegerMath {
    private IntegerMath() {}

    static Object apply(Operator operator, Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            Object small = small(operator, a, b);
            if (small != null) {
                return small;
            }
        }
        BigInteger a = Numbers.big(left);
        BigInteger b = Numbers.big(right);
        return switch (operator) {
            case ADD -> Numbers.integer(a.add(b));
            case SUBTRACT -> Numbers.integer(a.subtract(b));
            case MULTIPLY -> Numbers.integer(a.multiply(b));
            case DIVIDE -> divide(a, b);
            case FLOOR_DIVIDE -> Numbers.integer(floor(nonZero(a, b, "integer division or modulo by zero"), b)[0]);
            case MODULO -> Numbers.integer(floor(nonZero(a, b, "integer modulo by zero"), b)[1]);
            default -> power(a, b);
        };
    }

    private static @org.jspecify.annotations.Nullable Object small(Operator operator, long a, long b) {
        try {
            return switch (operator) {
                case ADD -> Math.addExact(a, b);
                case SUBTRACT -> Math.subtractExact(a, b);
                case MULTIPLY -> Math.multiplyExact(a, b);
                case FLOOR_DIVIDE -> b == 0 || b == -1 ? null : (Long) Math.floorDiv(a, b);
                case MODULO -> b == 0 ? null : (Long) Math.floorMod(a, b);
                default -> null;
            };
        } catch (ArithmeticException overflow) {
            return null;
        }
    }

    private static Object divide(BigInteger a, BigInteger b) {
        if (b.signum() == 0) {
            throw zero("division by zero");
        }
        if (a.bitLength() <= 53 && b.bitLength() <= 53) {
            return a.doubleValue() / b.doubleValue();
        }
        double quotient = new BigDecimal(a)
                .divide(new BigDecimal(b), new java.math.MathContext(40))
                .doubleValue();
        if (Double.isInfinite(quotient)) {
            throw new TemplateException("OverflowError", "integer division result too large for a float");
        }
        return quotient;
    }

    private static BigInteger nonZero(BigInteger a, BigInteger b, String message) {
        if (b.signum() == 0) {
            throw zero(message);
        }
        return a;
    }

    private static BigInteger[] floor(BigInteger a, BigInteger b) {
        BigInteger[] parts = a.divideAndRemainder(b);
        if (parts[1].signum() != 0 && parts[1].signum() != b.signum()) {
            return new BigInteger[] {parts[0].subtract(BigInteger.ONE), parts[1].add(b)};
        }
        return parts;
    }

    private static Object power(BigInteger base, BigInteger exponent) {
        if (exponent.signum() < 0) {
            return FloatMath.apply(Operator.POWER, base.doubleValue(), exponent.doubleValue());
        }
        if (base.abs().compareTo(BigInteger.ONE) > 0) {
            Limits.checkBits((long) Math.min(1e18, exponent.doubleValue() * base.bitLength()));
            return Numbers.integer(base.pow(exponent.intValue()));
        }
        boolean one = base.signum() >= 0 || !exponent.testBit(0);
        return exponent.signum() == 0 ? 1L : base.signum() == 0 ? 0L : one ? 1L : -1L;
    }

    static TemplateException zero(String message) {
        return new TemplateException("ZeroDivisionError", message);
    }
}
