package dev.feira.warehouse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A result held in memory, for results that are small by nature (metadata, test counts, previews).
///
/// Values are Java's own: `Boolean`, `Integer`, `Long`, `BigInteger`, `BigDecimal`, `Float`, `Double`, `String`,
/// `byte[]`, `LocalDate`,
/// `LocalTime`, `LocalDateTime`, `OffsetDateTime`, `null`; nested ones are `List` and `Map`, anything else is its text.
///
/// @param changed rows inserted, updated or deleted by a statement that returns none, else 0
public record Rows(List<Field> fields, List<List<@Nullable Object>> values, long changed) {
    public Rows {
        fields = List.copyOf(fields);
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /// A column of a result: its name and the engine's own name of its type (`VARCHAR`, `DECIMAL(10,2)`).
    public record Field(String name, String type) {}

    public static Rows changed(long rows) {
        return new Rows(List.of(), List.of(), rows);
    }

    /// These without the rows after the first `most`.
    public Rows first(int most) {
        return new Rows(fields, values.subList(0, Math.min(most, values.size())), changed);
    }

    /// The first value of the first row.
    public @Nullable Object single() {
        return values.getFirst().getFirst();
    }
}
