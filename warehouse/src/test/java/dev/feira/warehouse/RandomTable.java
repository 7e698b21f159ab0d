package dev.feira.warehouse;

import dev.feira.core.Column;
import dev.feira.core.SqlType;
import dev.feira.core.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A table with some columns of every type, in random order, and random rows: nulls, extremes, odd texts. The first
/// column numbers the rows. The same seed makes the same table.
record RandomTable(Table shape, List<List<@Nullable Object>> rows) {
    static RandomTable of(String name, long seed) {
        Random random = new Random(seed);
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("row", new SqlType.Int(32), false));
        for (SqlType type : types(random)) {
            columns.add(new Column("c" + columns.size(), type, true));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        int count = 1 + random.nextInt(3000);
        for (int i = 0; i < count; i++) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(i);
            columns.stream().skip(1).forEach(column -> row.add(value(column.type(), random)));
            rows.add(row);
        }
        return new RandomTable(new Table(name, columns, List.of("row")), rows);
    }

    private static List<SqlType> types(Random random) {
        int precision = 1 + random.nextInt(38);
        List<SqlType> types = new ArrayList<>(List.of(
                new SqlType.Bool(),
                new SqlType.Int(32),
                new SqlType.Int(64),
                new SqlType.Decimal(precision, random.nextInt(precision + 1)),
                new SqlType.Decimal(18, 18),
                new SqlType.Decimal(38, 0),
                new SqlType.Real(32),
                new SqlType.Real(64),
                new SqlType.Text(),
                new SqlType.Bytes(),
                new SqlType.Date(),
                new SqlType.Time(),
                new SqlType.Timestamp(false),
                new SqlType.Timestamp(true)));
        Collections.shuffle(types, random);
        return types;
    }

    private static @Nullable Object value(SqlType type, Random random) {
        int kind = random.nextInt(12);
        if (kind == 0) {
            return null;
        }
        boolean least = kind == 1;
        boolean most = kind == 2;
        return switch (type) {
            case SqlType.Bool _ -> random.nextBoolean();
            case SqlType.Int(int bits)
            when bits == 32 -> least ? Integer.MIN_VALUE : most ? Integer.MAX_VALUE : random.nextInt();
            case SqlType.Int _ -> least ? Long.MIN_VALUE : most ? Long.MAX_VALUE : random.nextLong();
            case SqlType.Decimal(int precision, int scale) -> decimal(precision, scale, least, most, random);
            case SqlType.Real(int bits)
            when bits == 32 ->
                least ? -Float.MAX_VALUE : most ? Float.MIN_VALUE : (float) (random.nextGaussian() * 1e6);
            case SqlType.Real _ -> least ? -Double.MAX_VALUE : most ? Double.MIN_VALUE : random.nextGaussian() * 1e6;
            case SqlType.Text _ -> least ? "" : text(random);
            case SqlType.Bytes _ -> bytes(random);
            case SqlType.Date _ ->
                least
                        ? LocalDate.of(1, 1, 1)
                        : most ? LocalDate.of(9999, 12, 31) : moment(random).toLocalDate();
            case SqlType.Time _ ->
                least
                        ? LocalTime.MIDNIGHT
                        : most
                                ? LocalTime.of(23, 59, 59, 999_999_000)
                                : moment(random).toLocalTime();
            case SqlType.Timestamp(boolean zoned) -> {
                LocalDateTime moment = least
                        ? LocalDateTime.of(1, 1, 1, 0, 0)
                        : most ? LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000) : moment(random);
                yield zoned ? moment.toInstant(ZoneOffset.UTC) : moment;
            }
        };
    }

    private static BigDecimal decimal(int precision, int scale, boolean least, boolean most, Random random) {
        BigInteger limit = BigInteger.TEN.pow(precision);
        BigInteger digits =
                most || least ? limit.subtract(BigInteger.ONE) : new BigInteger(limit.bitLength(), random).mod(limit);
        return new BigDecimal(least || random.nextBoolean() ? digits.negate() : digits, scale);
    }

    /// To the microsecond, in the years 1 to 9999.
    private static LocalDateTime moment(Random random) {
        long micros = random.nextLong(-62_135_596_800_000_000L, 253_402_300_799_999_999L);
        Instant instant = Instant.EPOCH
                .plusSeconds(Math.floorDiv(micros, 1_000_000L))
                .plusNanos(Math.floorMod(micros, 1_000_000L) * 1000);
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(30);
        for (int i = 0; i < length; i++) {
            int point = random.nextInt(3) == 0 ? 1 + random.nextInt(0xD7FF) : random.nextInt(0x10000, 0x110000);
            text.appendCodePoint(point);
        }
        return text.toString();
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }
}
