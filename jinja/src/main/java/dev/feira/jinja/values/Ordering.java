package dev.feira.jinja.values;

import dev.feira.jinja.PyList;
import dev.feira.jinja.PySet;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.Undefined;
import java.util.List;

/// `<` and its kin.
public final class Ordering {
    private Ordering() {}

    public static boolean holds(Object left, Object right, String sign) {
        if (left instanceof PySet a && right instanceof PySet b) {
            return sets(a, b, sign);
        }
        if (Numbers.isNan(left) || Numbers.isNan(right)) {
            return false;
        }
        int order = compare(left, right, sign);
        return switch (sign) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean sets(PySet left, PySet right, String sign) {
        return switch (sign) {
            case "<" -> right.containsAll(left) && left.size() < right.size();
            case "<=" -> right.containsAll(left);
            case ">" -> left.containsAll(right) && right.size() < left.size();
            default -> left.containsAll(right);
        };
    }

    /// Below, at or above zero; a TypeError that names the sign where the two have no order.
    @SuppressWarnings("unchecked")
    public static int compare(Object left, Object right, String sign) {
        if (left instanceof String a && right instanceof String b) {
            return Text.compare(a, b);
        }
        if (Types.isNumber(left) && Types.isNumber(right)) {
            return Numbers.compare(left, right);
        }
        if (left instanceof PyList a && right instanceof PyList b) {
            return lists(a, b, sign);
        }
        if (left instanceof PyTuple a && right instanceof PyTuple b) {
            return lists(a.items(), b.items(), sign);
        }
        if (left instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (right instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (left instanceof Comparable<?> comparable
                && left.getClass() == right.getClass()
                && !(left instanceof Enum)) {
            return ((Comparable<Object>) comparable).compareTo(right);
        }
        if (left instanceof Temporal && right instanceof Temporal) {
            throw TemplateException.typeError("can't compare " + Types.name(left) + " to " + Types.name(right));
        }
        throw TemplateException.typeError("'" + sign + "' not supported between instances of '" + Types.name(left)
                + "' and '" + Types.name(right) + "'");
    }

    private static int lists(List<Object> left, List<Object> right, String sign) {
        int common = Math.min(left.size(), right.size());
        for (int i = 0; i < common; i++) {
            if (!Equality.equal(left.get(i), right.get(i))) {
                return compare(left.get(i), right.get(i), sign);
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}
