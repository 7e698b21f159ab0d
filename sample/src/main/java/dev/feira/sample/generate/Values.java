package dev.feira.sample.generate;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a cell can hold: text, whole numbers (moments too: seconds since 1970), other numbers, or nothing.
final class Values {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+");

    private Values() {}

    static Object parse(String text) {
        if (WHOLE.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        return NUMBER.matcher(text).matches() ? (Object) Double.valueOf(text) : text;
    }

    static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    static long whole(@Nullable Object value) {
        return value instanceof Number number ? Math.round(number.doubleValue()) : 0;
    }

    /// As the key of a case: `3`, not `3.0`.
    static String key(@Nullable Object value) {
        return value == null ? "~" : value.toString();
    }
}
