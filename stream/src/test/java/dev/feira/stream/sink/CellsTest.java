package dev.feira.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.sandbox.Server;
import dev.feira.sandbox.SharedServer;
import dev.feira.stream.Shop;
import dev.feira.stream.Stream;
import dev.feira.stream.StreamFile;
import dev.feira.stream.event.Arrival;
import dev.feira.stream.event.Batch;
import dev.feira.stream.event.EventReader;
import dev.feira.stream.event.Rows;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever value an event holds, PostgreSQL has the same: the server itself is the oracle.
class CellsTest {
    private static final int ROWS = 2_000;

    @TempDir
    private Path folder;

    private record Values(
            long whole, BigDecimal exact, double real, boolean truth, Instant moment, LocalDate day, String text) {}

    @Test
    void postgresHasTheValuesThatWereSent() throws Exception {
        Stream stream = everyType();
        Random random = new Random(7);
        List<Values> sent = new ArrayList<>();
        Batch batch = new Batch(new EventReader(stream.schema(), List.of("id")), new Rows(0), 1, 0, 0);
        for (int i = 0; i < ROWS; i++) {
            Values values = values(random);
            sent.add(values);
            batch.add(new Arrival(i, 0, 0, null, json(i, values).getBytes(StandardCharsets.UTF_8), null));
        }
        assertThat(batch.deadLetters()).isEmpty();

        try (Postgres postgres =
                        Postgres.of(Shop.sink(SharedServer.of(Server.POSTGRESQL).freshDatabase()));
                Connection connection = postgres.connect()) {
            new Definition(stream).ensure(connection, "kafka_streaming");
            Ledger ledger = new Ledger("types", "id");
            ledger.begin(connection, 0, 0);
            connection.commit();
            new BatchWriter(stream.layout(), ledger, new DeadLetterTable("types", "id")).copy(connection, batch);

            assertThat(stored(connection)).isEqualTo(sent);
        }
    }

    private Stream everyType() throws Exception {
        Files.writeString(folder.resolve("v1.json"), """
                {"type": "object", "required": ["id"], "properties": {
                  "id": {"type": "integer"}, "whole": {"type": "integer"},
                  "exact": {"type": "number", "multipleOf": 0.00001}, "real": {"type": "number"},
                  "truth": {"type": "boolean"}, "moment": {"type": "string", "format": "date-time"},
                  "day": {"type": "string", "format": "date"}, "text": {"type": "string"}}}""");
        StreamFile.Sink sink = new StreamFile.Sink("types", List.of("id"), Map.of(), Map.of(), Map.of());
        return Stream.declared(
                "types",
                new StreamFile(
                        Optional.empty(),
                        "types",
                        Optional.empty(),
                        Optional.of(folder),
                        Optional.empty(),
                        Optional.empty(),
                        sink),
                folder);
    }

    private static Values values(Random random) {
        int digits = 1 + random.nextInt(18);
        BigDecimal exact = new BigDecimal(new BigInteger(59, random).mod(BigInteger.TEN.pow(digits)), 5)
                .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1));
        long micros = random.nextLong(-30_000_000_000_000_000L, 200_000_000_000_000_000L);
        Instant moment = Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS);
        double real = Double.longBitsToDouble(random.nextLong());
        return new Values(
                random.nextLong() >> random.nextInt(64),
                exact,
                Double.isFinite(real) && Math.abs(real) > 1e-300 ? real : 0.5,
                random.nextBoolean(),
                moment,
                LocalDate.ofEpochDay(random.nextLong(-700_000, 2_900_000)),
                text(random));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            int character = random.nextInt(1, 0x2FFFF);
            text.appendCodePoint(character >= 0xD800 && character < 0xE000 ? 'ã' : character);
        }
        return text.toString();
    }

    private static String json(int id, Values values) {
        return """
                {"text": "%s", "day": "%s", "moment": "%s", "truth": %s, "real": %s, "exact": %s, "whole": %d, "id": %d}""".formatted(
                        escaped(values.text()),
                        values.day(),
                        values.moment(),
                        values.truth(),
                        values.real(),
                        values.exact().toPlainString(),
                        values.whole(),
                        id);
    }

    /// Some characters as they are, some as escapes; the halves of a pair alike.
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean plain = unit >= ' ' && unit != '"' && unit != '\\';
            boolean chosen = Character.isSurrogate(unit) ? text.length() % 2 == 0 : unit % 7 == 0;
            escaped.append(plain && !chosen ? unit : "\\u%04x".formatted((int) unit));
        }
        return escaped.toString();
    }

    private static List<Values> stored(Connection connection) throws Exception {
        List<Values> stored = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT whole, exact, real, truth, moment, day, text FROM types ORDER BY id")) {
            while (row.next()) {
                stored.add(new Values(
                        row.getLong(1),
                        row.getBigDecimal(2),
                        row.getDouble(3),
                        row.getBoolean(4),
                        row.getObject(5, OffsetDateTime.class)
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .toInstant(),
                        row.getObject(6, LocalDate.class),
                        row.getString(7)));
            }
        }
        return stored;
    }
}
