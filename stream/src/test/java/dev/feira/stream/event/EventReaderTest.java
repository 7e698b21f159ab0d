package dev.feira.stream.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.feira.stream.Shop;
import dev.feira.stream.Stream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {
    private static final String GOOD = new String(Shop.invoice("a", 1, 2), StandardCharsets.UTF_8);

    private final Stream stream = Shop.invoices("invoices");
    private final EventReader reader =
            new EventReader(stream.schema(), stream.layout().key());

    @Test
    void goodEventPassesWhateverItsHeaderSays() {
        for (String version : new String[] {"1", "7", null}) {
            assertThatCode(() -> reader.check(arrival(GOOD, version)))
                    .as("version %s", version)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"version\": 1 | \"version\": \"1\" | WRONG_TYPE | `version` must be a whole number, found a text",
                "\"version\": 1 | \"version\": 0 | OUT_OF_RANGE | `version` must lie between 1 and 2147483647",
                "\"version\": 1 | \"version\": 1.5 | OUT_OF_RANGE | `version` must be a whole number of 32 bits",
                "\"version\": 1 | \"version\": 99999999999999999999 | OUT_OF_RANGE | `version` must lie between",
                "\"version\": 1 | \"other\": 1 | MISSING_FIELD | `version` is missing",
                "\"version\": 1 | \"version\": null | WRONG_TYPE | `version` must not be null",
                "\"version\": 1 | \"version\": 1, \"version\": 1 | NOT_JSON | `version` stands there twice",
                "\"total_amount\": 1.00 | \"total_amount\": 1.005 | OUT_OF_RANGE | `total_amount` must have at most 16 digits before and 2",
                "\"total_amount\": 1.00 | \"total_amount\": -0.01 | OUT_OF_RANGE | `total_amount` must lie between 0.00 and 9999999999.99",
                "\"total_amount\": 1.00 | \"total_amount\": 1e999999999 | OUT_OF_RANGE | `total_amount` has an exponent",
                "\"total_amount\": 1.00 | \"total_amount\": NaN | NOT_JSON | the event is not JSON",
                "\"boleto\" | \"cash\" | NOT_ALLOWED | `payment_type` must be one of",
                "\"SP\" | \"sp\" | NOT_ALLOWED | `customer_state` must look like `^[A-Z]{2}$`",
                "\"a-1\" | \"\" | OUT_OF_RANGE | `event_id` has 0 characters, 1 to 64 are wanted",
                "\"a-1\" | \"\\u0000\" | BAD_TEXT | `event_id` holds the character 0",
                "\"a-1\" | \"\\ud83d\" | BAD_TEXT | `event_id` holds half a surrogate pair",
                "12:00:00.123456Z | 25:00:00Z | WRONG_TYPE | `occurred_at` must be a moment such as",
                "2026-11-24T12 | 2026-02-30T12 | WRONG_TYPE | `occurred_at` must be a moment such as",
                "12:00:00.123456Z | 12:00:00 | WRONG_TYPE | `occurred_at` must be a moment such as",
                "\"line_number\": 2 | \"line_number\": true | WRONG_TYPE | `lines.line_number` must be a whole number, found true or false",
                "\"quantity\": 1, | | MISSING_FIELD | `lines.quantity` is missing",
                "\"lines\": [ | \"rows\": [ | MISSING_FIELD | `lines` is missing",
                "{\"deep\": [1, 2]}} | 1}} | NOT_JSON | the event is not JSON",
                "{\"deep\": [1, 2]}} | 1 | NOT_JSON | the event is not JSON"
            })
    void badEventNamesFieldAndReason(String before, @Nullable String after, BadEvent.Reason reason, String message) {
        String event = GOOD.replace(before, after == null ? "" : after);

        assertThat(event).isNotEqualTo(GOOD);
        assertThatExceptionOfType(BadEvent.class)
                .isThrownBy(() -> reader.check(arrival(event, null)))
                .satisfies(it -> assertThat(it.reason()).isEqualTo(reason))
                .withMessageContaining(message);
    }

    @Test
    void linesAreCounted() {
        String none = new String(Shop.invoice("a", 1, 0), StandardCharsets.UTF_8);

        assertThatExceptionOfType(BadEvent.class)
                .isThrownBy(() -> reader.check(arrival(none, null)))
                .withMessageContaining("`lines` has 0 entries, 1 or more are wanted");
    }

    @Test
    void bytesThatAreNoUtf8AreBadText() {
        byte[] bytes = GOOD.replace("a-1", "a~1").getBytes(StandardCharsets.ISO_8859_1);
        bytes[GOOD.replace("a-1", "a~1").indexOf('~')] = (byte) 0xE3;

        assertThatExceptionOfType(BadEvent.class)
                .isThrownBy(() -> reader.check(new Arrival(0, 0, 0, null, bytes, null)));
    }

    @ParameterizedTest
    @CsvSource({"x", "0", "-1", "12345678901"})
    void headerThatNamesNoVersionIsRefused(String version) {
        assertThatExceptionOfType(BadEvent.class)
                .isThrownBy(() -> reader.check(arrival(GOOD, version)))
                .satisfies(it -> assertThat(it.reason()).isEqualTo(BadEvent.Reason.SCHEMA_VERSION));
    }

    @Test
    void eventOfLaterVersionThatDoesNotFitSaysSo() {
        assertThatExceptionOfType(BadEvent.class)
                .isThrownBy(() -> reader.check(arrival(GOOD.replace("\"total_amount\": 1.00", "\"total\": 1"), "2")))
                .withMessage("the event is of version 2, version 1 is the newest known here, and `total_amount` is"
                        + " missing");
    }

    @Test
    void emptyEventIsRefused() {
        assertThatExceptionOfType(BadEvent.class)
                .isThrownBy(() -> reader.check(new Arrival(0, 0, 0, null, null, null)))
                .satisfies(it -> assertThat(it.reason()).isEqualTo(BadEvent.Reason.EMPTY));
    }

    private static Arrival arrival(String event, @Nullable String version) {
        return new Arrival(
                0,
                0,
                0,
                null,
                event.getBytes(StandardCharsets.UTF_8),
                version == null ? null : version.getBytes(StandardCharsets.US_ASCII));
    }
}
