package dev.feira.transform.context;

import dev.feira.jinja.PyObject;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;

/// A value that a filter (`as_bool`, …) has marked with the type it shall have once rendered.
record NativeValue(Object value, Kind kind) implements PyObject {
    enum Kind {
        TEXT,
        BOOL,
        NUMBER,
        ANY
    }

    @Override
    public String str() {
        return Python.str(value);
    }

    @Override
    public String repr() {
        return Python.repr(value);
    }

    /// The value with its type, when it is all that the template consists of.
    Object resolve() {
        if (kind == Kind.TEXT) {
            return str();
        }
        Object result = literal();
        boolean fits = switch (kind) {
            case BOOL -> result instanceof Boolean;
            case NUMBER -> result instanceof Number;
            case TEXT, ANY -> true;
        };
        if (!fits) {
            String wanted = kind == Kind.BOOL ? "bool" : "number";
            throw new TemplateException(
                    "JinjaRenderingError", "Could not convert value '" + str() + "' into type '" + wanted + "'");
        }
        return result;
    }

    private Object literal() {
        if (!(value instanceof String text)) {
            return value;
        }
        try {
            return Python.literal(text);
        } catch (TemplateException notALiteral) {
            return text;
        }
    }
}
