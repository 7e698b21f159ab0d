package dev.feira.stream.schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a value may be. Each but [Lines] has one type of PostgreSQL.
public sealed interface FieldType {
    /// As PostgreSQL declares it, in the words of `format_type`; empty for what becomes a table.
    default String sql() {
        return switch (this) {
            case FieldType.Text _ -> "text";
            case Whole whole -> whole.bits() == 64 ? "bigint" : "integer";
            case Exact exact -> "numeric(" + exact.precision() + "," + exact.scale() + ")";
            case FieldType.Real _ -> "double precision";
            case FieldType.Truth _ -> "boolean";
            case FieldType.Moment _ -> "timestamp with time zone";
            case FieldType.Day _ -> "date";
            case FieldType.Lines _ -> "";
        };
    }

    /// Unicode text.
    ///
    /// @param minimum the least number of characters (code points)
    /// @param maximum the greatest number of them
    /// @param allowed the only values, unless empty
    record Text(int minimum, int maximum, Optional<Pattern> pattern, Set<String> allowed) implements FieldType {
        public Text {
            allowed = Set.copyOf(allowed);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Text(int min, int max, Optional<Pattern> expression, Set<String> values)
                    && minimum == min
                    && maximum == max
                    && pattern.map(Pattern::pattern).equals(expression.map(Pattern::pattern))
                    && allowed.equals(values);
        }

        @Override
        public int hashCode() {
            return 31 * minimum + maximum + allowed.hashCode();
        }
    }

    /// A whole number of 32 or 64 bits, bounds included.
    record Whole(int bits, long minimum, long maximum) implements FieldType {}

    /// A decimal number with up to 18 digits; the bounds, which are included, count in units of its last digit.
    record Exact(int precision, int scale, long minimum, long maximum) implements FieldType {}

    /// A binary floating-point number.
    record Real(double minimum, double maximum) implements FieldType {}

    record Truth() implements FieldType {}

    /// A moment on the world's time line, with microseconds.
    record Moment() implements FieldType {}

    /// A calendar day.
    record Day() implements FieldType {}

    /// A list of objects: rows of a table of their own.
    record Lines(List<Field> fields, int minimum, int maximum) implements FieldType {
        public Lines {
            fields = List.copyOf(fields);
        }
    }
}
