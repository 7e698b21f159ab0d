package dev.feira.jinja;

import dev.feira.jinja.values.Types;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Arguments sorted by the parameters of a [Signature]; indexes count parameters from 0.
public final class Bound {
    private final Signature signature;
    private final @Nullable Object[] values;

    Bound(Signature signature, @Nullable Object[] values) {
        this.signature = signature;
        this.values = values;
    }

    /// A value that must be there.
    public Object object(int index) {
        return Objects.requireNonNull(values[index]);
    }

    public Optional<Object> find(int index) {
        return Optional.ofNullable(values[index]);
    }

    public Object object(int index, Object otherwise) {
        Object value = values[index];
        return value == null ? otherwise : value;
    }

    /// Whether a value other than `None` was given.
    public boolean has(int index) {
        return values[index] != null && values[index] != None.NONE;
    }

    /// A string that must be there; anything else is a TypeError.
    public String text(int index) {
        if (values[index] instanceof String text) {
            return text;
        }
        throw wrong(index, "str");
    }

    /// A string; `otherwise` if absent or `None`.
    public String text(int index, String otherwise) {
        return has(index) ? text(index) : otherwise;
    }

    public int integer(int index) {
        Object value = values[index];
        if (value instanceof Long number) {
            return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        if (value instanceof BigInteger big) {
            return big.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        }
        throw TemplateException.typeError(
                "'" + Types.name(object(index)) + "' object cannot be interpreted as an integer");
    }

    public int integer(int index, int otherwise) {
        return has(index) ? integer(index) : otherwise;
    }

    /// The truth of the value; `otherwise` if absent.
    public boolean flag(int index, boolean otherwise) {
        Object value = values[index];
        return value == null ? otherwise : Python.truth(value);
    }

    private TemplateException wrong(int index, String wanted) {
        return TemplateException.typeError(signature.name() + "() argument '"
                + signature.parameters().get(index) + "' must be " + wanted + ", not "
                + Types.name(object(index)));
    }
}
