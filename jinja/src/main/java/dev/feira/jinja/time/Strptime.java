package dev.feira.jinja.time;

import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `strptime`: the format becomes a regular expression, its groups become the parts of a moment.
final class Strptime {
    private static final String MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
    private static final List<String> MONTH_NAMES = List.of(MONTHS.split("\\|", -1));
    private static final String LONG_MONTHS =
            "january|february|march|april|may|june|july|august|september|october|november|december";
    private static final String DAYS = "mon|tue|wed|thu|fri|sat|sun";
    private static final String LONG_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";

    private int year = 1900;
    private int month = 1;
    private int day = 1;
    private int dayOfYear;
    private int hour;
    private int minute;
    private int second;
    private int micros;
    private boolean afternoon;
    private boolean twelve;
    private @Nullable ZoneValue zone;

    private Strptime() {}

    static DateTimeValue parse(String text, String format) {
        List<Character> codes = new ArrayList<>();
        Matcher matcher = pattern(format, codes).matcher(text);
        if (!matcher.lookingAt()) {
            throw TemplateException.valueError(
                    "time data " + Python.repr(text) + " does not match format " + Python.repr(format));
        }
        if (matcher.end() < text.length()) {
            throw TemplateException.valueError("unconverted data remains: " + text.substring(matcher.end()));
        }
        Strptime parts = new Strptime();
        for (int i = 0; i < codes.size(); i++) {
            parts.take(codes.get(i), matcher.group(i + 1));
        }
        return parts.moment();
    }

    private static Pattern pattern(String format, List<Character> codes) {
        StringBuilder regex = new StringBuilder();
        String expanded =
                format.replace("%T", "%H:%M:%S").replace("%F", "%Y-%m-%d").replace("%D", "%m/%d/%y");
        for (int at = 0; at < expanded.length(); at++) {
            char c = expanded.charAt(at);
            if (c == '%' && at + 1 < expanded.length()) {
                char code = expanded.charAt(++at);
                regex.append(code == '%' ? "%" : "(" + group(code, format) + ")");
                if (code != '%') {
                    codes.add(code);
                }
            } else {
                regex.append(Character.isWhitespace(c) ? "\\s+" : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    }

    private static String group(char code, String format) {
        return switch (code) {
            case 'Y' -> "\\d{4}";
            case 'y' -> "\\d{2}";
            case 'm' -> "1[0-2]|0[1-9]|[1-9]";
            case 'd' -> "3[01]|[12]\\d|0[1-9]|[1-9]| [1-9]";
            case 'H' -> "2[0-3]|[01]\\d|\\d";
            case 'I' -> "1[0-2]|0[1-9]|[1-9]";
            case 'M' -> "[0-5]\\d|\\d";
            case 'S' -> "6[01]|[0-5]\\d|\\d";
            case 'f' -> "\\d{1,6}";
            case 'j' -> "36[0-6]|3[0-5]\\d|[12]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]";
            case 'p' -> "am|pm";
            case 'b', 'h' -> MONTHS;
            case 'B' -> LONG_MONTHS;
            case 'a' -> DAYS;
            case 'A' -> LONG_DAYS;
            case 'w' -> "[0-6]";
            case 'z' -> "[-+]\\d\\d:?\\d\\d|Z";
            case 'Z' -> "utc|gmt";
            default ->
                throw TemplateException.valueError(
                        "'" + code + "' is a bad directive in format " + Python.repr(format));
        };
    }

    private void take(char code, String text) {
        switch (code) {
            case 'Y' -> year = Integer.parseInt(text);
            case 'y' -> year = Integer.parseInt(text) + (Integer.parseInt(text) < 69 ? 2000 : 1900);
            case 'm' -> month = Integer.parseInt(text);
            case 'd' -> day = Integer.parseInt(text.strip());
            case 'H' -> hour = Integer.parseInt(text);
            case 'I' -> {
                hour = Integer.parseInt(text);
                twelve = true;
            }
            case 'M' -> minute = Integer.parseInt(text);
            case 'S' -> second = Integer.parseInt(text);
            case 'f' -> micros = Integer.parseInt((text + "00000").substring(0, 6));
            case 'j' -> dayOfYear = Integer.parseInt(text);
            case 'p' -> afternoon = text.equalsIgnoreCase("pm");
            case 'b', 'h', 'B' ->
                month = MONTH_NAMES.indexOf(text.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
            case 'z' -> zone = new ZoneValue(ZoneOffset.of(text), false);
            default -> {}
        }
    }

    private DateTimeValue moment() {
        int clock = twelve ? hour % 12 + (afternoon ? 12 : 0) : hour;
        LocalDateTime wall = LocalDateTime.of(
                Fields.date(year, month, day), Fields.time(clock, minute, Math.min(second, 59), micros));
        return new DateTimeValue(dayOfYear > 0 ? wall.withDayOfYear(dayOfYear) : wall, zone);
    }
}
