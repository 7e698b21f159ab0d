package dev.feira.warehouse;

import dev.feira.core.SqlType;
import dev.feira.core.Table;
import dev.feira.lake.Batch;
import dev.feira.lake.Lake;
import dev.feira.lake.LakeTable;
import dev.feira.lake.TableWrite;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts rows of Java's own values into a lake.
final class LakeRows {
    private LakeRows() {}

    static LakeTable write(Lake lake, Table shape, List<? extends List<? extends @Nullable Object>> rows) {
        return write(lake.overwrite(shape), shape, rows);
    }

    static LakeTable add(Lake lake, Table shape, List<? extends List<? extends @Nullable Object>> rows) {
        LakeTable on = lake.table(shape.name()).orElseThrow();
        return write(lake.append(on, shape), shape, rows);
    }

    private static LakeTable write(
            TableWrite opened, Table shape, List<? extends List<? extends @Nullable Object>> rows) {
        try (TableWrite write = opened) {
            Batch batch = write.take();
            for (List<? extends @Nullable Object> row : rows) {
                if (batch.full()) {
                    write.put(batch);
                    batch = write.take();
                }
                for (int i = 0; i < row.size(); i++) {
                    set(batch, i, shape.columns().get(i).type(), row.get(i));
                }
                batch.endRow();
            }
            write.put(batch);
            return write.commit(Map.of());
        }
    }

    private static void set(Batch batch, int column, SqlType type, @Nullable Object value) {
        switch (value) {
            case null -> batch.setNull(column);
            case Boolean truth -> batch.setLong(column, truth ? 1 : 0);
            case Integer number -> batch.setLong(column, number);
            case Long number -> batch.setLong(column, number);
            case BigDecimal number -> decimal(batch, column, (SqlType.Decimal) type, number);
            case Float number -> batch.setDouble(column, number);
            case Double number -> batch.setDouble(column, number);
            case String text -> batch.setBytes(column, text.getBytes(StandardCharsets.UTF_8));
            case byte[] bytes -> batch.setBytes(column, bytes);
            case LocalDate day -> batch.setLong(column, day.toEpochDay());
            case LocalTime time -> batch.setLong(column, time.toNanoOfDay() / 1000);
            case LocalDateTime moment -> batch.setLong(column, micros(moment.toInstant(ZoneOffset.UTC)));
            case Instant moment -> batch.setLong(column, micros(moment));
            default -> throw new IllegalArgumentException(value.toString());
        }
    }

    private static void decimal(Batch batch, int column, SqlType.Decimal type, BigDecimal number) {
        if (Batch.fitsLong(type)) {
            batch.setLong(column, number.unscaledValue().longValueExact());
        } else {
            batch.setBytes(column, number.toPlainString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }
}
