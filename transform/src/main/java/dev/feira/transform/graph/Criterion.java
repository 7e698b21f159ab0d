package dev.feira.transform.graph;

import dev.feira.core.Problem;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One piece of a selection: `2+config.materialized:table+`.
///
/// @param ancestors how many steps up; empty: none
/// @param descendants how many steps down; empty: none
/// @param wholeFamily `@`: all descendants and all that those stand on
/// @param method `fqn`, `tag`, …
/// @param arguments what follows the method after a dot (`materialized`)
record Criterion(
        boolean wholeFamily,
        OptionalInt ancestors,
        OptionalInt descendants,
        String method,
        List<String> arguments,
        String value) {
    private static final Pattern FORM = Pattern.compile("(@)?(?:(\\d*)(\\+))?(?:([\\w.]+):)?(.*?)(?:(\\+)(\\d*))?");

    static Criterion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || matcher.group(5).isEmpty()) {
            throw Problem.user("`" + text + "` does not select anything")
                    .hint(
                            "write a name, `tag:x`, `path:folder`, …, with `+` for what it stands on or what stands on it")
                    .exception();
        }
        boolean family = matcher.group(1) != null;
        if (family && matcher.group(6) != null) {
            throw Problem.user("`" + text + "` has both `@` and a `+` behind; `@` already means all descendants")
                    .exception();
        }
        String value = matcher.group(5);
        String[] method = (matcher.group(4) == null ? standardMethod(value) : matcher.group(4)).split("\\.", -1);
        return new Criterion(
                family,
                depth(matcher.group(3), matcher.group(2)),
                depth(matcher.group(6), matcher.group(7)),
                method[0],
                List.of(method).subList(1, method.length),
                value);
    }

    private static OptionalInt depth(@Nullable String plus, @Nullable String digits) {
        if (plus == null) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(digits == null || digits.isEmpty() ? Graph.ALL : Integer.parseInt(digits));
    }

    private static String standardMethod(String value) {
        if (value.contains("/") || value.contains("\\")) {
            return "path";
        }
        return value.endsWith(".sql") || value.endsWith(".csv") || value.endsWith(".py") ? "file" : "fqn";
    }
}
