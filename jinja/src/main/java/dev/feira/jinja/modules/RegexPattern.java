package dev.feira.jinja.modules;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import dev.feira.jinja.Signature;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.builtin.Generator;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// A compiled regular expression.
record RegexPattern(String source, RegexSyntax.Compiled compiled) implements PyObject {
    private static final Signature TEXT = Signature.of("match", 1, "string", "pos", "endpos");
    private static final Signature SUB = Signature.of("sub", 2, "repl", "string", "count");
    private static final Signature SPLIT = Signature.of("split", 1, "string", "maxsplit");

    static RegexPattern of(String source, int flags) {
        return new RegexPattern(source, RegexSyntax.compile(source, flags));
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "pattern" -> source;
            case "groups" -> (long) compiled.pattern().matcher("").groupCount();
            case "groupindex" -> new PyDict(groupIndex());
            case "match", "search", "fullmatch", "findall", "finditer", "sub", "subn", "split" ->
                (Callable) arguments -> run(name, arguments);
            default -> null;
        };
    }

    private Map<String, Object> groupIndex() {
        Map<String, Object> index = new java.util.LinkedHashMap<>();
        compiled.names().forEach((name, group) -> index.put(name, (long) group));
        return index;
    }

    Object run(String operation, Arguments arguments) {
        return switch (operation) {
            case "match" -> one(arguments, Matcher::lookingAt);
            case "search" -> one(arguments, Matcher::find);
            case "fullmatch" -> one(arguments, Matcher::matches);
            case "findall" -> findAll(string(TEXT.bind(arguments), 0));
            case "finditer" -> findEach(string(TEXT.bind(arguments), 0));
            case "split" -> split(SPLIT.bind(arguments));
            case "sub" -> substitute(SUB.bind(arguments)).get(0);
            default -> substitute(SUB.bind(arguments));
        };
    }

    private static String string(Bound a, int index) {
        if (a.object(index) instanceof String text) {
            return text;
        }
        throw TemplateException.typeError(
                "expected string or bytes-like object, got '" + Python.typeName(a.object(index)) + "'");
    }

    private Object one(Arguments arguments, Predicate<Matcher> kind) {
        Bound a = TEXT.bind(arguments);
        String text = string(a, 0);
        Matcher matcher = compiled.pattern().matcher(text);
        matcher.region(
                Math.clamp(a.integer(1, 0), 0, text.length()),
                Math.clamp(a.integer(2, text.length()), 0, text.length()));
        return kind.test(matcher) ? new RegexMatch(this, text, matcher.toMatchResult()) : None.NONE;
    }

    private Object findAll(String text) {
        PyList found = new PyList();
        Matcher matcher = compiled.pattern().matcher(text);
        while (matcher.find()) {
            found.add(
                    switch (matcher.groupCount()) {
                        case 0 -> matcher.group();
                        case 1 -> text(matcher.group(1));
                        default -> groups(matcher);
                    });
        }
        return found;
    }

    private static Object groups(Matcher matcher) {
        PyList groups = new PyList();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            groups.add(text(matcher.group(i)));
        }
        return new PyTuple(groups);
    }

    private static Object text(@Nullable String group) {
        return group == null ? "" : group;
    }

    private Object findEach(String text) {
        PyList found = new PyList();
        Matcher matcher = compiled.pattern().matcher(text);
        while (matcher.find()) {
            found.add(new RegexMatch(this, text, matcher.toMatchResult()));
        }
        return new Generator("callable_iterator", found.iterator());
    }

    private Object split(Bound a) {
        String text = string(a, 0);
        int most = a.integer(1, 0);
        PyList parts = new PyList();
        Matcher matcher = compiled.pattern().matcher(text);
        int from = 0;
        for (int done = 0; (most <= 0 || done < most) && matcher.find(); done++) {
            parts.add(text.substring(from, matcher.start()));
            for (int i = 1; i <= matcher.groupCount(); i++) {
                String group = matcher.group(i);
                parts.add(group == null ? None.NONE : group);
            }
            from = matcher.end();
        }
        parts.add(text.substring(from));
        return parts;
    }

    private PyTuple substitute(Bound a) {
        String text = string(a, 1);
        int most = a.integer(2, 0);
        Matcher matcher = compiled.pattern().matcher(text);
        StringBuilder out = new StringBuilder();
        int from = 0;
        long done = 0;
        while ((most <= 0 || done < most) && matcher.find()) {
            RegexMatch match = new RegexMatch(this, text, matcher.toMatchResult());
            out.append(text, from, matcher.start()).append(replacement(a.object(0), match));
            from = matcher.end();
            done++;
        }
        return PyTuple.of(out.append(text.substring(from)).toString(), done);
    }

    private static String replacement(Object replacement, RegexMatch match) {
        if (replacement instanceof String template) {
            return match.expand(template);
        }
        Object text = Python.call(replacement, Arguments.of(match));
        if (text instanceof String string) {
            return string;
        }
        throw TemplateException.typeError("expected str instance, " + Python.typeName(text) + " found");
    }

    @Override
    public String typeName() {
        return "re.Pattern";
    }

    @Override
    public String repr() {
        return "re.compile(" + Python.repr(source) + ")";
    }
}
