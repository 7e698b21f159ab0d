package dev.feira.jinja.values;

import dev.feira.jinja.Undefined;
import dev.feira.jinja.syntax.Operator;

/// One link of a comparison chain.
public final class Comparison {
    private Comparison() {}

    public static boolean holds(Operator operator, Object left, Object right) {
        return switch (operator) {
            case EQUAL -> Equality.equal(left, right);
            case NOT_EQUAL -> !Equality.equal(left, right);
            case IN -> Containment.holds(left, right);
            case NOT_IN -> !Containment.holds(left, right);
            default -> ordered(operator, left, right);
        };
    }

    private static boolean ordered(Operator operator, Object left, Object right) {
        if (left instanceof Undefined undefined) {
            throw undefined.error();
        }
        return Ordering.holds(left, right, operator.sign());
    }
}
