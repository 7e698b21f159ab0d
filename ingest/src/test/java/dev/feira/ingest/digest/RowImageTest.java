package dev.feira.ingest.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowImageTest {
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final long FIRST = LocalDateTime.of(1, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long LAST = LocalDateTime.of(9999, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC);

    private final Random random = new Random(7);
    private final RowImage image = new RowImage();

    @Test
    void fieldsAreJoinedBehindTheNullBits() {
        image.begin(new boolean[] {false, true, false, true});
        image.bytes("são".getBytes(StandardCharsets.UTF_8));
        image.number(-5);

        assertThat(image).hasToString("10\u001fsão\u001f-5");
    }

    @Test
    void eachSixtyColumnsHaveTheirOwnNullBits() {
        boolean[] nulls = new boolean[61];
        nulls[59] = true;
        nulls[60] = true;

        image.begin(nulls);

        assertThat(image).hasToString((1L << 59) + "\u001f1");
    }

    @Test
    void numbersAreWrittenAsJavaWritesThem() {
        for (int i = 0; i < 20_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            assertThat(after(() -> image.number(number))).isEqualTo(Long.toString(number));
        }
        assertThat(after(() -> image.number(Long.MIN_VALUE))).isEqualTo("-9223372036854775808");
    }

    @Test
    void decimalsKeepAllDigitsOfTheirScale() {
        for (int i = 0; i < 20_000; i++) {
            long unscaled = random.nextLong() % 1_000_000_000_000_000_000L >> random.nextInt(60);
            int scale = random.nextInt(19);
            assertThat(after(() -> image.decimal(unscaled, scale)))
                    .isEqualTo(new BigDecimal(BigInteger.valueOf(unscaled), scale).toPlainString());
        }
    }

    @Test
    void momentsAreWrittenAsTheCalendarHasThem() {
        for (int i = 0; i < 20_000; i++) {
            long second = FIRST + Math.floorMod(random.nextLong(), LAST - FIRST + 1);
            int micros = random.nextInt(1_000_000);
            LocalDateTime moment = LocalDateTime.ofEpochSecond(second, micros * 1000, ZoneOffset.UTC);
            int fraction = random.nextInt(7);
            String text = MICROS.format(moment).substring(0, fraction == 0 ? 19 : 20 + fraction);
            assertThat(after(() -> image.dateTime(second * 1_000_000 + micros, fraction)))
                    .isEqualTo(text);
            LocalDate day = moment.toLocalDate();
            assertThat(after(() -> image.date(day.toEpochDay()))).isEqualTo(day.toString());
        }
    }

    @Test
    void valuesThatTwoRowsExchangeShowInTheSum() {
        for (int i = 0; i < 20_000; i++) {
            int a = random.nextInt(1_000_000);
            int b = a + 1 + random.nextInt(1000);
            long right = hash(1, a) + hash(2, b);
            long exchanged = hash(1, b) + hash(2, a);
            assertThat(exchanged).isNotEqualTo(right);
        }
    }

    @Test
    void orderOfRowsDoesNotMatterButTheirNumberDoes() {
        RowDigest forwards = new RowDigest();
        RowDigest backwards = new RowDigest();
        for (int i = 0; i < 100; i++) {
            forwards.add(hash(i, 7));
            backwards.add(hash(99 - i, 7));
        }
        assertThat(forwards.digest()).isEqualTo(backwards.digest());
        backwards.add(0);
        assertThat(forwards.digest()).isNotEqualTo(backwards.digest());
    }

    private long hash(long first, long second) {
        image.begin(new boolean[2]);
        image.number(first);
        image.number(second);
        return image.hash();
    }

    private String after(Runnable field) {
        image.begin(new boolean[1]);
        field.run();
        return image.toString().substring(2);
    }
}
