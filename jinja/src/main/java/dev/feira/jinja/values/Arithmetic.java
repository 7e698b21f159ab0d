package dev.feira.jinja.values;

import dev.feira.jinja.PyList;
import dev.feira.jinja.PySet;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.Undefined;
import dev.feira.jinja.syntax.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// The operators on any values: numbers go to [IntegerMath], [FloatMath] and [DecimalMath] by the widest of the two.
public final class Arithmetic {
    private Arithmetic() {}

    public static Object apply(Operator operator, Object left, Object right) {
        if (Types.isNumber(left) && Types.isNumber(right)) {
            return numbers(operator, left, right);
        }
        if (left instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (left instanceof String text && operator == Operator.MODULO) {
            return PercentFormat.format(text, right);
        }
        if (right instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (left instanceof Operand operand) {
            Object result = operand.left(operator, right);
            if (result != null) {
                return result;
            }
        }
        if (right instanceof Operand operand) {
            Object result = operand.right(operator, left);
            if (result != null) {
                return result;
            }
        }
        return switch (operator) {
            case ADD -> concatenate(left, right);
            case MULTIPLY -> repeat(left, right);
            case SUBTRACT -> difference(left, right);
            default -> throw unsupported(operator, left, right);
        };
    }

    private static Object numbers(Operator operator, Object left, Object right) {
        if (left instanceof Double || right instanceof Double) {
            if (left instanceof BigDecimal || right instanceof BigDecimal) {
                throw unsupported(operator, left, right);
            }
            return FloatMath.apply(operator, Numbers.floating(left), Numbers.floating(right));
        }
        if (left instanceof BigDecimal || right instanceof BigDecimal) {
            return DecimalMath.apply(operator, Decimals.of(left), Decimals.of(right));
        }
        return IntegerMath.apply(operator, left, right);
    }

    private static Object concatenate(Object left, Object right) {
        if (left instanceof String a) {
            if (right instanceof String b) {
                return a + b;
            }
            throw TemplateException.typeError("can only concatenate str (not \"" + Types.name(right) + "\") to str");
        }
        if (left instanceof PyList a) {
            if (right instanceof PyList b) {
                return new PyList(joined(a, b));
            }
            throw TemplateException.typeError("can only concatenate list (not \"" + Types.name(right) + "\") to list");
        }
        if (left instanceof PyTuple a) {
            if (right instanceof PyTuple b) {
                return new PyTuple(joined(a.items(), b.items()));
            }
            throw TemplateException.typeError(
                    "can only concatenate tuple (not \"" + Types.name(right) + "\") to tuple");
        }
        throw unsupported(Operator.ADD, left, right);
    }

    private static List<Object> joined(List<Object> left, List<Object> right) {
        List<Object> all = new ArrayList<>(left.size() + right.size());
        all.addAll(left);
        all.addAll(right);
        return all;
    }

    private static Object repeat(Object left, Object right) {
        boolean sequenceFirst = isSequence(left);
        Object sequence = sequenceFirst ? left : right;
        Object count = sequenceFirst ? right : left;
        if (!isSequence(sequence)) {
            throw unsupported(Operator.MULTIPLY, left, right);
        }
        if (!Types.isInteger(count)) {
            throw TemplateException.typeError("can't multiply sequence by non-int of type '" + Types.name(count) + "'");
        }
        return repeated(sequence, Math.max(0, Numbers.index(count)));
    }

    private static boolean isSequence(Object value) {
        return value instanceof String || value instanceof PyList || value instanceof PyTuple;
    }

    private static Object repeated(Object sequence, int count) {
        Limits.check((long) count * Iteration.size(sequence));
        if (sequence instanceof String text) {
            return text.repeat(count);
        }
        List<Object> items = sequence instanceof PyTuple tuple ? tuple.items() : (PyList) sequence;
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.addAll(items);
        }
        return sequence instanceof PyTuple ? new PyTuple(all) : new PyList(all);
    }

    private static Object difference(Object left, Object right) {
        if (left instanceof PySet a && right instanceof PySet b) {
            PySet rest = new PySet(a);
            b.forEach(rest::remove);
            return rest;
        }
        throw unsupported(Operator.SUBTRACT, left, right);
    }

    static TemplateException unsupported(Operator operator, Object left, Object right) {
        String sign = operator == Operator.POWER ? "** or pow()" : operator.sign();
        return TemplateException.typeError("unsupported operand type(s) for " + sign + ": '" + Types.name(left)
                + "' and '" + Types.name(right) + "'");
    }

    /// A sign before a value.
    public static Object signed(boolean minus, Object value) {
        return switch (value) {
            case Double number -> minus ? -number : number;
            case BigDecimal number -> minus ? number.negate() : number;
            case Undefined undefined -> throw undefined.error();
            default -> {
                Object negated = value instanceof Operand operand ? operand.negated() : null;
                if (negated != null) {
                    yield minus ? negated : value;
                }
                if (!Types.isInteger(value)) {
                    throw TemplateException.typeError(
                            "bad operand type for unary " + (minus ? "-" : "+") + ": '" + Types.name(value) + "'");
                }
                yield Numbers.integer(minus ? Numbers.big(value).negate() : Numbers.big(value));
            }
        };
    }
}
