package dev.feira.lake.iceberg;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.UnicodeUtil;
import org.jspecify.annotations.Nullable;

/// What the writer of a Parquet file says about it (DuckDB's `RETURN_STATS`), in Iceberg's words: counts, sizes and
/// bounds of each column, by which engines skip files.
///
/// @param columns by column name: `column_size_bytes`, `num_values`, `null_count`, `nan_count`, `min`, `max`, as text
public record PartStatistics(long rows, long bytes, Map<String, Map<String, String>> columns) {
    // As Iceberg's own writers do: a bound of a text is at most so long.
    private static final int TEXT_BOUND = 16;
    private static final LocalDateTime EPOCH = LocalDate.EPOCH.atStartOfDay();

    DataFile dataFile(Schema schema, String location) {
        return DataFiles.builder(PartitionSpec.unpartitioned())
                .withPath(location)
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(bytes)
                .withMetrics(metrics(schema))
                .build();
    }

    private Metrics metrics(Schema schema) {
        Map<Integer, ByteBuffer> lower = new HashMap<>();
        Map<Integer, ByteBuffer> upper = new HashMap<>();
        for (Types.NestedField field : schema.columns()) {
            bound(field, "min")
                    .map(PartStatistics::cut)
                    .ifPresent(min -> lower.put(field.fieldId(), bytes(field, min)));
            bound(field, "max")
                    .map(PartStatistics::raise)
                    .ifPresent(max -> upper.put(field.fieldId(), bytes(field, max)));
        }
        return new Metrics(
                rows,
                counts(schema, "column_size_bytes"),
                counts(schema, "num_values"),
                counts(schema, "null_count"),
                counts(schema, "nan_count"),
                lower,
                upper);
    }

    private Map<Integer, Long> counts(Schema schema, String name) {
        Map<Integer, Long> counts = new HashMap<>();
        for (Types.NestedField field : schema.columns()) {
            String count = columns.getOrDefault(field.name(), Map.of()).get(name);
            if (count != null) {
                counts.put(field.fieldId(), Long.parseLong(count));
            }
        }
        return counts;
    }

    private Optional<Object> bound(Types.NestedField field, String name) {
        String text = columns.getOrDefault(field.name(), Map.of()).get(name);
        return text == null ? Optional.empty() : Optional.ofNullable(value(field.type(), text));
    }

    // No bound is always right, so what does not parse (infinity, a year of five digits) has none.
    private static @Nullable Object value(Type type, String text) {
        try {
            return switch (type.typeId()) {
                case INTEGER -> Integer.valueOf(text);
                case LONG -> Long.valueOf(text);
                case FLOAT -> finite(Double.parseDouble(text)) ? Float.valueOf(text) : null;
                case DOUBLE -> finite(Double.parseDouble(text)) ? Double.valueOf(text) : null;
                case DECIMAL -> new BigDecimal(text).setScale(((Types.DecimalType) type).scale());
                case DATE -> Math.toIntExact(LocalDate.parse(text).toEpochDay());
                case TIME -> LocalTime.parse(text).toNanoOfDay() / 1000;
                case TIMESTAMP -> micros(text.replace(' ', 'T').replace("+00", ""));
                case STRING -> text;
                default -> null;
            };
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    // A zero has two signs that compare differently in engines.
    private static boolean finite(double number) {
        return Double.isFinite(number) && number != 0;
    }

    private static long micros(String text) {
        return ChronoUnit.MICROS.between(EPOCH, LocalDateTime.parse(text));
    }

    private static Object cut(Object bound) {
        return bound instanceof String text ? UnicodeUtil.truncateString(text, TEXT_BOUND) : bound;
    }

    private static @Nullable Object raise(Object bound) {
        return bound instanceof String text ? UnicodeUtil.truncateStringMax(text, TEXT_BOUND) : bound;
    }

    private static ByteBuffer bytes(Types.NestedField field, Object bound) {
        return Conversions.toByteBuffer(field.type(), bound);
    }
}
