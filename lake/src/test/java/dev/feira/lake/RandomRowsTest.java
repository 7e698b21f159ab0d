package dev.feira.lake;

import static dev.feira.lake.Rows.ask;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.core.Column;
import dev.feira.core.SqlType;
import dev.feira.core.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random rows of every type, nulls and extremes among them: what comes out is what went in, as text, row by row. The
/// lake that it writes stays in `target/lake-for-other-readers`, where `testing/checks/lake-readers` shows it to
/// programs that know nothing of Feira.
class RandomRowsTest {
    private static final long YEAR_ONE = -62_135_596_800_000_000L;
    private static final long YEAR_9999 = 253_402_300_799_999_999L;
    private static final List<SqlType> TYPES = List.of(
            new SqlType.Bool(),
            new SqlType.Int(32),
            new SqlType.Int(64),
            new SqlType.Decimal(10, 2),
            new SqlType.Decimal(18, 0),
            new SqlType.Decimal(38, 10),
            new SqlType.Real(64),
            new SqlType.Text(),
            new SqlType.Bytes(),
            new SqlType.Date(),
            new SqlType.Timestamp(false),
            new SqlType.Timestamp(true));

    private final Random random = new Random(20_180_917);

    @Test
    void whatComesOutIsWhatWentIn() {
        Path folder = Path.of("target/lake-for-other-readers");
        new WorkFolder(folder).delete();
        try (Lake lake = Lake.open(LakeSettings.in(folder))) {
            for (int round = 0; round < 4; round++) {
                List<SqlType> types = shuffled();
                Table shape = shape("random \"" + round + "\"", types);
                List<String> expected = new ArrayList<>();
                LakeTable written = write(lake, shape, 1 + random.nextInt(5000), expected);

                String columns = String.join(
                        ", ",
                        types.stream()
                                .map(type -> text(type, "c" + types.indexOf(type)))
                                .toList());
                assertThat(ask("select " + columns + " from " + written.scan().sql()))
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
            Rows.write(lake, shape("empty", TYPES));
        }
    }

    private List<SqlType> shuffled() {
        List<SqlType> types = new ArrayList<>(TYPES);
        Collections.shuffle(types, random);
        return types;
    }

    private static Table shape(String name, List<SqlType> types) {
        List<Column> columns = new ArrayList<>();
        for (SqlType type : types) {
            columns.add(new Column("c" + columns.size(), type, true));
        }
        return new Table(name, columns, List.of());
    }

    private LakeTable write(Lake lake, Table shape, int rows, List<String> expected) {
        try (TableWrite write = lake.overwrite(shape)) {
            Batch batch = write.take();
            for (int row = 0; row < rows; row++) {
                if (batch.full()) {
                    write.put(batch);
                    batch = write.take();
                }
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < shape.columns().size(); i++) {
                    texts.add(fill(batch, i, shape.columns().get(i).type()));
                }
                batch.endRow();
                expected.add(String.join("|", texts));
            }
            write.put(batch);
            return write.commit(Map.of());
        }
    }

    /// Sets a random value and returns its text.
    private String fill(Batch batch, int column, SqlType type) {
        if (random.nextInt(10) == 0) {
            batch.setNull(column);
            return "null";
        }
        return switch (type) {
            case SqlType.Bool b -> number(batch, column, random.nextInt(2)).equals("1") ? "true" : "false";
            case SqlType.Int(int bits) -> number(batch, column, bits == 32 ? random.nextInt() : random.nextLong());
            case SqlType.Decimal(int precision, int scale)
            when precision <= 18 ->
                BigDecimal.valueOf(
                                Long.parseLong(number(batch, column, random.nextLong(-(long) 1e10 + 1, (long) 1e10))),
                                scale)
                        .toPlainString();
            case SqlType.Decimal(int precision, int scale) ->
                bytes(batch, column, new BigDecimal(new BigInteger(120, random), scale).toPlainString());
            case SqlType.Real r -> real(batch, column, random.nextGaussian() * 1e6);
            case SqlType.Text t -> hex(batch, column, words().getBytes(UTF_8));
            case SqlType.Bytes b -> hex(batch, column, blob());
            case SqlType.Date d ->
                LocalDate.ofEpochDay(Long.parseLong(number(batch, column, random.nextLong(-719_162, 2_932_896))))
                        .toString();
            case SqlType.Time t -> number(batch, column, random.nextLong(86_400_000_000L));
            case SqlType.Timestamp t -> number(batch, column, random.nextLong(YEAR_ONE, YEAR_9999));
        };
    }

    private static String number(Batch batch, int column, long value) {
        batch.setLong(column, value);
        return Long.toString(value);
    }

    private static String real(Batch batch, int column, double value) {
        batch.setDouble(column, value);
        return Double.toString(value);
    }

    private static String bytes(Batch batch, int column, String text) {
        batch.setBytes(column, text.getBytes(UTF_8));
        return text;
    }

    private static String hex(Batch batch, int column, byte[] value) {
        batch.setBytes(column, value);
        return HexFormat.of().withUpperCase().formatHex(value);
    }

    private String words() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(30);
        for (int i = 0; i < length; i++) {
            int point = random.nextInt(3) == 0 ? random.nextInt(0xD800) : random.nextInt(0x10000, 0x110000);
            text.appendCodePoint(random.nextInt(50) == 0 ? 0 : point);
        }
        return text.toString();
    }

    private byte[] blob() {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }

    /// The SQL of the same text.
    private static String text(SqlType type, String c) {
        return switch (type) {
            case SqlType.Text t -> "hex(encode(" + c + "))";
            case SqlType.Bytes b -> "hex(" + c + ")";
            case SqlType.Real r -> c;
            case SqlType.Timestamp(boolean zoned) -> "epoch_us(" + c + ")";
            default -> c + "::varchar";
        };
    }
}
