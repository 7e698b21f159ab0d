package dev.feira.jinja.values;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.TemplateException;

/// `str.format`: fields `{name.attribute[key]!r:spec}`, a spec may hold fields itself.
final class StringFormat {
    private final Arguments arguments;
    private int automatic;
    private boolean manual;

    private StringFormat(Arguments arguments) {
        this.arguments = arguments;
    }

    static String format(String text, Arguments arguments) {
        return new StringFormat(arguments).expand(text, 2);
    }

    private String expand(String text, int depth) {
        if (depth < 0) {
            throw TemplateException.valueError("Max string recursion exceeded");
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                out.append(c);
                at += 2;
            } else if (c == '{') {
                int close = close(text, at);
                out.append(field(text.substring(at + 1, close), depth));
                at = close + 1;
            } else if (c == '}') {
                throw TemplateException.valueError("Single '}' encountered in format string");
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private static int close(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            if (text.charAt(at) == '{') {
                depth++;
            } else if (text.charAt(at) == '}' && --depth == 0) {
                return at;
            }
        }
        throw TemplateException.valueError(
                open == text.length() - 1
                        ? "Single '{' encountered in format string"
                        : "expected '}' before end of string");
    }

    private String field(String field, int depth) {
        int colon = specStart(field);
        String head = colon < 0 ? field : field.substring(0, colon);
        String spec = colon < 0 ? "" : field.substring(colon + 1);
        int bang = head.lastIndexOf('!');
        char conversion = 0;
        if (bang >= 0 && bang == head.length() - 2) {
            conversion = head.charAt(bang + 1);
            head = head.substring(0, bang);
        }
        Object value = converted(value(head), conversion);
        return FormatSpec.format(value, spec.indexOf('{') < 0 ? spec : expand(spec, depth - 1));
    }

    private static int specStart(String field) {
        int brackets = 0;
        for (int at = 0; at < field.length(); at++) {
            char c = field.charAt(at);
            brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ':' && brackets == 0) {
                return at;
            }
        }
        return -1;
    }

    private static Object converted(Object value, char conversion) {
        return switch (conversion) {
            case 0 -> value;
            case 's' -> Repr.str(value);
            case 'r', 'a' -> Repr.repr(value);
            default -> throw TemplateException.valueError("Unknown conversion specifier '" + conversion + "'");
        };
    }

    private Object value(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        Object value = first(path.substring(0, end));
        int at = end;
        while (at < path.length()) {
            int next = nextStep(path, at);
            value = step(value, path.substring(at, next));
            at = next;
        }
        return value;
    }

    private static int nextStep(String path, int at) {
        if (path.charAt(at) == '[') {
            return path.indexOf(']', at) + 1;
        }
        int next = at + 1;
        while (next < path.length() && path.charAt(next) != '.' && path.charAt(next) != '[') {
            next++;
        }
        return next;
    }

    /// As in the sandbox: what is not there or withheld is undefined and prints as nothing.
    private static Object step(Object value, String step) {
        if (step.startsWith(".")) {
            return Attributes.attribute(value, step.substring(1));
        }
        String key = step.substring(1, step.length() - 1);
        return Attributes.item(value, isNumber(key) ? (Object) Long.valueOf(key) : key);
    }

    private Object first(String name) {
        if (name.isEmpty()) {
            if (manual) {
                throw TemplateException.valueError(
                        "cannot switch from manual field specification to automatic field numbering");
            }
            return positional(automatic++);
        }
        if (isNumber(name)) {
            if (automatic > 0) {
                throw TemplateException.valueError(
                        "cannot switch from automatic field numbering to manual field specification");
            }
            manual = true;
            return positional(Integer.parseInt(name));
        }
        Object value = arguments.named().get(name);
        if (value == null) {
            throw new TemplateException("KeyError", Repr.repr(name));
        }
        return value;
    }

    private Object positional(int index) {
        if (index >= arguments.size()) {
            throw new TemplateException("IndexError", "tuple index out of range");
        }
        return arguments.get(index);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
