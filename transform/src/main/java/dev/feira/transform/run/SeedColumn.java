package dev.feira.transform.run;

import dev.feira.jinja.None;
import dev.feira.jinja.Python;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A column of a CSV file: the first of dbt's types, tried in its order, that every value fits.
///
/// @param type agate's name of it
record SeedColumn(String type, List<Object> values) {
    private static final Set<String> NULLS = Set.of("", "null");
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}");
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?");

    /// A way to read a text; empty when it does not fit.
    private record Kind(String type, Function<String, Optional<Object>> reader) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("Integer", SeedColumn::whole),
            new Kind("Number", SeedColumn::number),
            new Kind("Date", SeedColumn::day),
            new Kind("DateTime", SeedColumn::moment),
            new Kind("DateTime", SeedColumn::isoMoment),
            new Kind("Boolean", SeedColumn::truth));

    /// @param said whether the project says the type itself, so that values stay text
    static SeedColumn of(boolean said, List<String> texts) {
        if (!said) {
            for (Kind kind : KINDS) {
                List<Object> values = read(kind, texts);
                if (values != null) {
                    return new SeedColumn(kind.type(), values);
                }
            }
        }
        return new SeedColumn("Text", texts.stream().map(SeedColumn::textOrNone).toList());
    }

    /// The values of that kind; null when one does not fit.
    private static @Nullable List<Object> read(Kind kind, List<String> texts) {
        List<Object> values = new ArrayList<>(texts.size());
        for (String text : texts) {
            Optional<Object> value =
                    isNull(text) ? Optional.of(None.NONE) : kind.reader().apply(text.strip());
            if (value.isEmpty()) {
                return null;
            }
            values.add(value.get());
        }
        return values;
    }

    private static boolean isNull(String text) {
        return NULLS.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    private static Object textOrNone(String text) {
        return isNull(text) ? None.NONE : text;
    }

    private static Optional<Object> whole(String text) {
        return WHOLE.matcher(text).matches() ? Optional.of(Python.value(new BigInteger(text))) : Optional.empty();
    }

    private static Optional<Object> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static Optional<Object> day(String text) {
        return DAY.matcher(text).matches() ? read(text, LocalDate::parse) : Optional.empty();
    }

    private static Optional<Object> moment(String text) {
        if (!MOMENT.matcher(text).matches()) {
            return Optional.empty();
        }
        return read(text.replace(' ', 'T'), LocalDateTime::parse);
    }

    private static Optional<Object> isoMoment(String text) {
        return ISO.matcher(text).matches() ? read(text, LocalDateTime::parse) : Optional.empty();
    }

    private static Optional<Object> truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> read(String text, Function<String, Object> reader) {
        try {
            return Optional.of(Python.value(reader.apply(text)));
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }
}
