package dev.feira.jinja.modules;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/// What a regular expression has found.
record RegexMatch(RegexPattern pattern, String text, MatchResult result) implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "group" -> (Callable) this::group;
            case "groups" -> (Callable) this::groups;
            case "groupdict" -> (Callable) this::named;
            case "start" -> (Callable) a -> (long) result.start(number(a));
            case "end" -> (Callable) a -> (long) result.end(number(a));
            case "span" -> (Callable) a -> PyTuple.of((long) result.start(number(a)), (long) result.end(number(a)));
            case "expand" -> (Callable) a -> expand(Python.str(a.get(0)));
            case "string" -> text;
            case "re" -> pattern;
            case "lastindex" -> lastIndex();
            default -> null;
        };
    }

    @Override
    public Object item(Object key) {
        return text(index(key));
    }

    private int number(Arguments arguments) {
        return arguments.size() == 0 ? 0 : index(arguments.get(0));
    }

    private int index(Object key) {
        Integer number = key instanceof Long index
                ? Integer.valueOf(index.intValue())
                : pattern.compiled().names().get(Python.str(key));
        if (number == null || number < 0 || number > result.groupCount()) {
            throw new TemplateException("IndexError", "no such group");
        }
        return number;
    }

    private Object text(int group) {
        String found = result.group(group);
        return found == null ? None.NONE : found;
    }

    private Object group(Arguments arguments) {
        if (arguments.size() < 2) {
            return text(number(arguments));
        }
        return new PyTuple(arguments.positional().stream().map(this::item).toList());
    }

    private Object groups(Arguments arguments) {
        PyList groups = new PyList();
        for (int i = 1; i <= result.groupCount(); i++) {
            groups.add(or(text(i), arguments));
        }
        return new PyTuple(groups);
    }

    private Object named(Arguments arguments) {
        PyDict groups = new PyDict();
        pattern.compiled().names().forEach((name, number) -> groups.put(name, or(text(number), arguments)));
        return groups;
    }

    private static Object or(Object found, Arguments arguments) {
        return found == None.NONE ? arguments.find(0, "default").orElse(None.NONE) : found;
    }

    private Object lastIndex() {
        int last = result.groupCount();
        while (last > 0 && result.group(last) == null) {
            last--;
        }
        return last == 0 ? None.NONE : (Object) (long) last;
    }

    /// A replacement with `\1`, `\g<name>` and the usual escapes.
    String expand(String template) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at);
            if (c != '\\' || at + 1 == template.length()) {
                out.append(c);
                at++;
            } else {
                at = escape(template, at + 1, out);
            }
        }
        return out.toString();
    }

    private int escape(String template, int at, StringBuilder out) {
        char c = template.charAt(at);
        if (c == 'g' && template.startsWith("<", at + 1)) {
            int end = template.indexOf('>', at);
            String name = template.substring(at + 2, end);
            append(name.chars().allMatch(Character::isDigit) ? index(Long.valueOf(name)) : index(name), out);
            return end + 1;
        }
        if (c >= '1' && c <= '9') {
            int end = at + 1;
            while (end < template.length() && end < at + 2 && Character.isDigit(template.charAt(end))) {
                end++;
            }
            append(index(Long.valueOf(template.substring(at, end))), out);
            return end;
        }
        int simple = "ntrfva\\".indexOf(c);
        out.append(simple >= 0 ? String.valueOf("\n\t\r\f\u000b\u0007\\".charAt(simple)) : "\\" + c);
        return at + 1;
    }

    private void append(int group, StringBuilder out) {
        String found = result.group(group);
        out.append(found == null ? "" : found);
    }

    @Override
    public String typeName() {
        return "re.Match";
    }

    @Override
    public String repr() {
        return "<re.Match object; span=(" + result.start() + ", " + result.end() + "), match="
                + Python.repr(result.group()) + ">";
    }
}
