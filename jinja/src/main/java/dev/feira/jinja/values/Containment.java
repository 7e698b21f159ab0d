package dev.feira.jinja.values;

import dev.feira.jinja.PyDict;
import dev.feira.jinja.PySet;
import dev.feira.jinja.TemplateException;
import java.util.Iterator;

/// `in`.
public final class Containment {
    private Containment() {}

    public static boolean holds(Object item, Object container) {
        return switch (container) {
            case String text -> text.contains(string(item));
            case PyDict dict -> dict.containsKey(item);
            case PySet set -> set.contains(item);
            case DictView view -> view.contains(item);
            default -> among(item, container);
        };
    }

    private static String string(Object item) {
        if (item instanceof String text) {
            return text;
        }
        throw TemplateException.typeError("'in <string>' requires string as left operand, not " + Types.name(item));
    }

    private static boolean among(Object item, Object container) {
        Iterator<Object> items = Iteration.find(container);
        if (items == null) {
            throw TemplateException.typeError("argument of type '" + Types.name(container) + "' is not iterable");
        }
        while (items.hasNext()) {
            Object next = items.next();
            if (Equality.same(next, item) || Equality.equal(next, item)) {
                return true;
            }
        }
        return false;
    }
}
