package dev.feira.project.settings;

import dev.feira.core.Secret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Text → value. What cannot be read is refused with what was wanted, as in `a whole number`.
///
/// Durations are written `500 ms`, `30 s`, `5 m`, `2 h`, `1 d` or in ISO 8601; a `long` may carry a size (`64 MB`,
/// `1 GiB`); a type with a public static `parse(String)` reads itself.
final class Scalars {
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|min|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*(B|[kKMGT]i?B)");
    private static final Map<Character, Integer> POWERS = Map.of('B', 0, 'K', 1, 'M', 2, 'G', 3, 'T', 4);

    private final Path base;

    /// @param base the folder that relative paths start from
    Scalars(Path base) {
        this.base = base;
    }

    /// What was wanted instead.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String wanted) {
            super(wanted);
        }

        String wanted() {
            return String.valueOf(getMessage());
        }
    }

    Object read(Class<?> type, String text) throws Refused {
        if (type == String.class) {
            return text;
        }
        if (type == Secret.class) {
            return Secret.of(text);
        }
        if (type == Path.class) {
            return base.resolve(text).normalize();
        }
        if (type == boolean.class || type == Boolean.class) {
            return bool(text);
        }
        if (type == Duration.class) {
            return duration(text);
        }
        if (type.isEnum()) {
            return constant(type, text);
        }
        return isNumber(type) ? number(type, text) : parsed(type, text);
    }

    private static boolean isNumber(Class<?> type) {
        return type == BigDecimal.class || (type.isPrimitive() && type != char.class) || isBoxed(type);
    }

    private static boolean isBoxed(Class<?> type) {
        return type == Integer.class || type == Long.class || type == Double.class;
    }

    private static Object number(Class<?> type, String text) throws Refused {
        boolean whole = type == int.class || type == Integer.class || type == long.class || type == Long.class;
        try {
            String digits = text.replace("_", "");
            if (type == int.class || type == Integer.class) {
                return Integer.valueOf(digits);
            }
            if (whole) {
                return size(digits);
            }
            BigDecimal decimal = new BigDecimal(digits);
            return type == BigDecimal.class ? decimal : (Object) decimal.doubleValue();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Refused(whole ? "a whole number" : "a number");
        }
    }

    private static long size(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            return Long.parseLong(text);
        }
        String unit = size.group(2);
        long step = unit.contains("i") ? 1024 : 1000;
        long factor = 1;
        for (int i = 0; i < POWERS.getOrDefault(Character.toUpperCase(unit.charAt(0)), 0); i++) {
            factor *= step;
        }
        return Math.multiplyExact(Long.parseLong(size.group(1)), factor);
    }

    private static Object bool(String text) throws Refused {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Refused("`true` or `false`");
        };
    }

    private static Duration duration(String text) throws Refused {
        Matcher simple = DURATION.matcher(text);
        try {
            if (!simple.matches()) {
                return Duration.parse(text);
            }
            long count = Long.parseLong(simple.group(1));
            return switch (simple.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                case "h" -> Duration.ofHours(count);
                case "d" -> Duration.ofDays(count);
                default -> Duration.ofMinutes(count);
            };
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
            throw new Refused("a duration such as `500 ms`, `30 s`, `5 m` or `2 h`");
        }
    }

    private static Object constant(Class<?> type, String text) throws Refused {
        Object[] constants = type.getEnumConstants();
        Optional<Object> found = Arrays.stream(constants)
                .filter(it -> spelled(it).equalsIgnoreCase(text.replace('-', '_')))
                .findFirst();
        return found.orElseThrow(() -> new Refused("one of "
                + Arrays.stream(constants).map(it -> "`" + spelled(it) + "`").collect(Collectors.joining(", "))));
    }

    private static String spelled(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static Object parsed(Class<?> type, String text) throws Refused {
        try {
            Method parse = type.getDeclaredMethod("parse", String.class);
            if (!Modifier.isStatic(parse.getModifiers())) {
                throw new NoSuchMethodException("static parse");
            }
            parse.setAccessible(true);
            return parse.invoke(null, text);
        } catch (InvocationTargetException e) {
            throw new Refused(
                    e.getCause() instanceof IllegalArgumentException it && it.getMessage() != null
                            ? it.getMessage()
                            : "a " + Names.snake(type.getSimpleName()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("settings cannot hold a " + type.getName(), e);
        }
    }
}
