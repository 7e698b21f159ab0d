package dev.feira.jinja.modules;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.values.Numbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The module `re`.
public final class Regex {
    private static final List<String> OPERATIONS =
            List.of("match", "search", "fullmatch", "findall", "finditer", "sub", "subn", "split");

    private Regex() {}

    public static PyObject module() {
        Map<String, Object> members = new HashMap<>();
        OPERATIONS.forEach(name -> members.put(name, function(name)));
        members.put("compile", (Callable) Regex::compile);
        members.put("escape", (Callable) arguments -> escape(Python.str(arguments.get(0))));
        flag(members, "I", "IGNORECASE", Pattern.CASE_INSENSITIVE);
        flag(members, "M", "MULTILINE", Pattern.MULTILINE);
        flag(members, "S", "DOTALL", Pattern.DOTALL);
        flag(members, "X", "VERBOSE", Pattern.COMMENTS);
        flag(members, "U", "UNICODE", 0);
        flag(members, "A", "ASCII", 0);
        return Library.module("re", members);
    }

    private static void flag(Map<String, Object> members, String name, String longName, int value) {
        members.put(name, (long) value);
        members.put(longName, (long) value);
    }

    /// `re.operation(pattern, …, flags=…)`.
    private static Callable function(String operation) {
        int flagsAt = switch (operation) {
            case "sub", "subn" -> 4;
            case "split" -> 3;
            default -> 2;
        };
        return arguments -> {
            Object flags = arguments.find(flagsAt, "flags").orElse(0L);
            RegexPattern pattern = pattern(arguments.get(0), flags);
            Map<String, Object> named = new HashMap<>(arguments.named());
            named.remove("flags");
            List<Object> rest = arguments.positional().subList(1, Math.min(arguments.size(), flagsAt));
            return pattern.run(operation, new Arguments(rest, named));
        };
    }

    private static Object compile(Arguments arguments) {
        return pattern(arguments.get(0), arguments.find(1, "flags").orElse(0L));
    }

    private static RegexPattern pattern(Object pattern, Object flags) {
        if (pattern instanceof RegexPattern compiled) {
            return compiled;
        }
        if (!(pattern instanceof String source)) {
            throw TemplateException.typeError("first argument must be string or compiled pattern");
        }
        return RegexPattern.of(source, Numbers.index(flags));
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> {
            if ("()[]{}?*+-|^$\\.&~# \t\n\r\u000b\f".indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append((char) c);
        });
        return out.toString();
    }
}
