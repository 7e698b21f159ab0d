package dev.feira.jinja.builtin;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import dev.feira.jinja.Undefined;
import dev.feira.jinja.interpret.Registry;
import dev.feira.jinja.syntax.Operator;
import dev.feira.jinja.values.Arithmetic;
import dev.feira.jinja.values.Casing;
import dev.feira.jinja.values.Comparison;
import dev.feira.jinja.values.Equality;
import dev.feira.jinja.values.Iteration;
import dev.feira.jinja.values.Repr;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// All of Jinja's tests by name.
public final class Tests {
    private final Map<String, Callable> all = new HashMap<>();

    private Tests(Registry registry) {
        types();
        states(registry);
        comparisons();
    }

    public static Map<String, Callable> all(Registry registry) {
        return Map.copyOf(new Tests(registry).all);
    }

    private void types() {
        one("none", value -> value == None.NONE);
        one("boolean", Boolean.class::isInstance);
        one("true", Boolean.TRUE::equals);
        one("false", Boolean.FALSE::equals);
        one("integer", value -> value instanceof Long || value instanceof BigInteger);
        one("float", Double.class::isInstance);
        one("number", value -> value instanceof Number || value instanceof Boolean);
        one("string", String.class::isInstance);
        one("mapping", PyDict.class::isInstance);
        one("iterable", value -> Iteration.find(value) != null);
        one("sequence", Tests::isSequence);
        one("callable", value -> value instanceof Callable || value instanceof Undefined);
        one("escaped", value -> false);
    }

    private static boolean isSequence(Object value) {
        boolean plain = value instanceof String || value instanceof PyList || value instanceof PyTuple;
        return plain || value instanceof PyDict || value instanceof Undefined || isIndexed(value);
    }

    private static boolean isIndexed(Object value) {
        return value instanceof dev.feira.jinja.values.Range || value instanceof Group;
    }

    private void states(Registry registry) {
        one("defined", value -> !(value instanceof Undefined));
        one("undefined", Undefined.class::isInstance);
        one("lower", value -> Casing.isLower(Repr.str(value)));
        one("upper", value -> Casing.isUpper(Repr.str(value)));
        one("odd", value -> remainder(value, 2L, 1L));
        one("even", value -> remainder(value, 2L, 0L));
        one("filter", value -> registry.filter(Repr.str(value)) != null);
        one("test", value -> registry.test(Repr.str(value)) != null);
        two("divisibleby", (value, number) -> remainder(value, number, 0L));
        two("sameas", Tests::same);
        two("in", (value, items) -> Comparison.holds(Operator.IN, value, items));
    }

    private static boolean remainder(Object value, Object divisor, Object wanted) {
        return Python.equal(Arithmetic.apply(Operator.MODULO, value, divisor), wanted);
    }

    private static boolean same(Object left, Object right) {
        boolean small = left instanceof Long || left instanceof Boolean || left instanceof String;
        return Equality.same(left, right) || (small && left.equals(right));
    }

    private void comparisons() {
        names(Operator.EQUAL, "==", "eq", "equalto");
        names(Operator.NOT_EQUAL, "!=", "ne");
        names(Operator.GREATER, ">", "gt", "greaterthan");
        names(Operator.GREATER_EQUAL, ">=", "ge");
        names(Operator.LESS, "<", "lt", "lessthan");
        names(Operator.LESS_EQUAL, "<=", "le");
    }

    private void names(Operator operator, String... names) {
        for (String name : List.of(names)) {
            two(name, (left, right) -> Comparison.holds(operator, left, right));
        }
    }

    private void one(String name, Predicate<Object> test) {
        var signature = dev.feira.jinja.Signature.of("test_" + name, 1, "value");
        all.put(
                name,
                (Arguments arguments) -> test.test(signature.bind(arguments).object(0)));
    }

    private void two(String name, BiPredicate<Object, Object> test) {
        var signature =
                dev.feira.jinja.Signature.of("test_" + name, 2, "value", name.equals("divisibleby") ? "num" : "other");
        all.put(name, (Arguments arguments) -> {
            var bound = signature.bind(arguments);
            return test.test(bound.object(0), bound.object(1));
        });
    }
}
