package dev.feira.jinja.values;

import dev.feira.jinja.TemplateException;
import dev.feira.jinja.syntax.Operator;

/// Floating-point numbers with Python's errors and its `//` and `%`.
final class FloatMath {
    private FloatMath() {}

    static Object apply(Operator operator, double a, double b) {
        return switch (operator) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> nonZero(a, b, "float division by zero") / b;
            case FLOOR_DIVIDE -> floorDivide(nonZero(a, b, "float floor division by zero"), b);
            case MODULO -> modulo(nonZero(a, b, "float modulo"), b);
            default -> power(a, b);
        };
    }

    private static double nonZero(double a, double b, String message) {
        if (b == 0) {
            throw IntegerMath.zero(message);
        }
        return a;
    }

    private static double modulo(double a, double b) {
        double rest = a % b;
        if (rest == 0) {
            return Math.copySign(0, b);
        }
        return (rest < 0) != (b < 0) ? rest + b : rest;
    }

    private static double floorDivide(double a, double b) {
        double quotient = (a - modulo(a, b)) / b;
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static double power(double a, double b) {
        if (a == 0 && b < 0) {
            throw IntegerMath.zero("0.0 cannot be raised to a negative power");
        }
        if (a == 1 || b == 0) {
            return 1;
        }
        double result = Math.pow(a, b);
        if (Double.isInfinite(result) && Double.isFinite(a) && Double.isFinite(b)) {
            throw new TemplateException("OverflowError", "(34, 'Numerical result out of range')");
        }
        return result;
    }
}
