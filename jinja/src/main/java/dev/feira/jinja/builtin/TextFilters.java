package dev.feira.jinja.builtin;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.Undefined;
import dev.feira.jinja.values.Casing;
import dev.feira.jinja.values.Iteration;
import dev.feira.jinja.values.PercentFormat;
import dev.feira.jinja.values.Repr;
import dev.feira.jinja.values.Splitting;
import dev.feira.jinja.values.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Filters that change or make strings.
final class TextFilters {
    private static final Pattern WORD_START = Pattern.compile("(?U)(?<=[-\\s({\\[<])|(?=[-\\s({\\[<])");
    private static final Pattern TAGS = Pattern.compile("(?s)<!--.*?-->|<[^>]*>");

    private TextFilters() {}

    static void register(Filters filters) {
        filters.add("upper", value -> Repr.str(value).toUpperCase(Locale.ROOT))
                .add("lower", value -> Repr.str(value).toLowerCase(Locale.ROOT))
                .add("capitalize", value -> Casing.capitalize(Repr.str(value)))
                .add("title", value -> title(Repr.str(value)))
                .add("string", Repr::str)
                .add("safe", Repr::str)
                .add("e", value -> escape(Repr.str(value)))
                .add("escape", value -> escape(Repr.str(value)))
                .add("forceescape", value -> escape(Repr.str(value)))
                .add("striptags", value -> stripTags(Repr.str(value)))
                .add("urlencode", TextFilters::urlEncode)
                .add(
                        "wordcount",
                        value -> Pattern.compile("(?U)\\w+")
                                .matcher(Repr.str(value))
                                .results()
                                .count())
                .add("trim", 1, List.of("value", "chars"), TextFilters::trim)
                .add("replace", 3, List.of("s", "old", "new", "count"), TextFilters::replace)
                .add("xmlattr", 1, List.of("d", "autospace"), TextFilters::attributes)
                .add("tojson", 1, List.of("value", "indent"), a -> Json.htmlSafe(a.object(0), a.integer(1, 0)))
                .any("format", TextFilters::format);
    }

    private static String title(String text) {
        return WORD_START.splitAsStream(text).map(Casing::capitalize).collect(Collectors.joining());
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;");
    }

    private static String stripTags(String text) {
        String bare = TAGS.matcher(text).replaceAll("");
        return String.join(" ", bare.strip().split("\\s+"))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static Object urlEncode(Object value) {
        if (value instanceof String text) {
            return quote(text, "/");
        }
        List<String> pairs = new ArrayList<>();
        Object entries = value instanceof PyDict dict
                ? dict.entrySet().stream()
                        .map(entry -> PyTuple.of(entry.getKey(), entry.getValue()))
                        .toList()
                : null;
        List<?> items =
                entries instanceof List<?> list ? list : Iteration.find(value) == null ? null : Iteration.list(value);
        if (items == null) {
            return quote(Repr.str(value), "/");
        }
        for (Object item : items) {
            List<Object> pair = Iteration.list(item);
            if (pair.size() != 2) {
                throw TemplateException.valueError("pairs of a name and a value are wanted");
            }
            pairs.add(quote(Repr.str(pair.get(0)), "") + "=" + quote(Repr.str(pair.get(1)), ""));
        }
        return String.join("&", pairs);
    }

    private static String quote(String text, String safe) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "_.-~".indexOf(c) >= 0 || safe.indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : safe.isEmpty() && c == ' ' ? "+" : String.format("%%%02X", (int) c));
        }
        return out.toString();
    }

    private static Object trim(Bound a) {
        String text = Repr.str(a.object(0));
        return Splitting.strip(text, a.has(1) ? Splitting.among(a.text(1)) : Text::isSpace, true, true);
    }

    private static Object replace(Bound a) {
        String text = Repr.str(a.object(0));
        String old = Repr.str(a.object(1));
        String replacement = Repr.str(a.object(2));
        return dev.feira.jinja.values.Replacing.replace(text, old, replacement, a.integer(3, -1));
    }

    private static Object attributes(Bound a) {
        if (!(a.object(0) instanceof PyDict dict)) {
            throw new TemplateException(
                    "AttributeError", "'" + Python.typeName(a.object(0)) + "' object has no attribute 'items'");
        }
        String joined = dict.entrySet().stream()
                .filter(entry -> entry.getValue() != None.NONE && !(entry.getValue() instanceof Undefined))
                .map(entry -> escape(Repr.str(entry.getKey())) + "=\"" + escape(Repr.str(entry.getValue())) + "\"")
                .collect(Collectors.joining(" "));
        return a.flag(1, true) && !joined.isEmpty() ? " " + joined : joined;
    }

    private static Object format(Arguments arguments) {
        String text = Repr.str(arguments.get(0));
        Arguments rest = arguments.skip(1);
        if (rest.size() > 0 && !rest.named().isEmpty()) {
            throw new TemplateException(
                    "FilterArgumentError", "can't handle positional and keyword arguments at the same time");
        }
        Object values = rest.named().isEmpty() ? new PyTuple(rest.positional()) : new PyDict(rest.named());
        return PercentFormat.format(text, values);
    }
}
