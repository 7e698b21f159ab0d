package dev.feira.jinja.builtin;

import dev.feira.jinja.Bound;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.values.Conversion;
import dev.feira.jinja.values.Iteration;
import dev.feira.jinja.values.Padding;
import dev.feira.jinja.values.Repr;
import dev.feira.jinja.values.Splitting;
import dev.feira.jinja.values.Text;
import java.util.ArrayList;
import java.util.List;

/// Filters that arrange text in lines and widths.
final class LayoutFilters {
    private LayoutFilters() {}

    static void register(Filters filters) {
        filters.add(
                        "center",
                        1,
                        List.of("value", "width"),
                        a -> Padding.center(Repr.str(a.object(0)), a.integer(1, 80), " "))
                .add("indent", 1, List.of("s", "width", "first", "blank"), LayoutFilters::indent)
                .add("truncate", 1, List.of("s", "length", "killwords", "end", "leeway"), LayoutFilters::truncate)
                .add(
                        "wordwrap",
                        1,
                        List.of("s", "width", "break_long_words", "wrapstring", "break_on_hyphens"),
                        LayoutFilters::wrap)
                .add("filesizeformat", 1, List.of("value", "binary"), LayoutFilters::fileSize)
                .add("pprint", Pretty::print);
    }

    private static Object indent(Bound a) {
        String margin = a.object(1, 4L) instanceof String text ? text : " ".repeat(Math.max(0, a.integer(1, 4)));
        boolean blank = a.flag(3, false);
        List<Object> lines = Splitting.lines(text(a) + "\n", false);
        StringBuilder out = new StringBuilder(a.flag(2, false) ? margin : "");
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).toString();
            boolean indented = i > 0 && (blank || !line.isEmpty());
            out.append(i == 0 ? "" : "\n").append(indented ? margin : "").append(line);
        }
        return out.toString();
    }

    private static String text(Bound a) {
        if (a.object(0) instanceof String text) {
            return text;
        }
        throw new TemplateException(
                "AttributeError", "'" + Python.typeName(a.object(0)) + "' object has no attribute 'splitlines'");
    }

    private static Object truncate(Bound a) {
        int length = a.integer(1, 255);
        String end = a.text(3, "...");
        if (Iteration.size(a.object(0)) <= length + a.integer(4, 5)) {
            return a.object(0);
        }
        String text = Repr.str(a.object(0));
        String cut = text.substring(0, text.offsetByCodePoints(0, Math.max(0, length - Text.length(end))));
        if (a.flag(2, false)) {
            return cut + end;
        }
        int space = cut.lastIndexOf(' ');
        return (space < 0 ? cut : cut.substring(0, space)) + end;
    }

    private static Object wrap(Bound a) {
        String glue = a.text(3, "\n");
        int width = a.integer(1, 79);
        List<String> lines = new ArrayList<>();
        for (Object line : Splitting.lines(text(a), false)) {
            lines.add(String.join(glue, TextWrap.wrap(line.toString(), width, a.flag(2, true), a.flag(4, true))));
        }
        return String.join(glue, lines);
    }

    private static Object fileSize(Bound a) {
        double bytes = Conversion.floating(a.object(0));
        int base = a.flag(1, false) ? 1024 : 1000;
        if (bytes == 1) {
            return "1 Byte";
        }
        if (bytes < base) {
            return (long) bytes + " Bytes";
        }
        String units = base == 1024 ? "KMGTPEZY" : "kMGTPEZY";
        int power = 1;
        while (power < 8 && bytes >= Math.pow(base, power + 1)) {
            power++;
        }
        String unit = units.charAt(power - 1) + (base == 1024 ? "iB" : "B");
        return dev.feira.jinja.values.FormatSpec.format(bytes / Math.pow(base, power), ".1f") + " " + unit;
    }
}
