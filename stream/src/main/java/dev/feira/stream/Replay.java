package dev.feira.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.feira.core.Problem;
import dev.feira.stream.consume.KafkaClients;
import dev.feira.stream.consume.KafkaFailures;
import dev.feira.stream.event.Arrival;
import dev.feira.stream.event.BadEvent;
import dev.feira.stream.event.EventReader;
import dev.feira.stream.sink.Ledger;
import dev.feira.stream.sink.OpenLetters;
import dev.feira.stream.sink.OpenLetters.Letter;
import dev.feira.stream.sink.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/// Produces dead letters to their topic again after a fix: those that the schema, as it is now, takes. They keep id and
/// version, so that a replay that was done twice is a duplicate and not a second row.
public final class Replay {
    private static final int AT_ONCE = 500;
    private static final long LIMIT_SECONDS = 30;

    private final Stream stream;
    private final KafkaSettings kafka;
    private final EventReader reader;

    private Replay(Stream stream, KafkaSettings kafka) {
        this.stream = stream;
        this.kafka = kafka;
        this.reader = new EventReader(stream.schema(), stream.layout().key());
    }

    /// What came of it.
    ///
    /// @param replayed produced again
    /// @param refused left where they are, because they are still not what the schema says
    public record Replayed(String stream, long replayed, long refused) {}

    public static Replayed run(Stream stream, KafkaSettings kafka, SinkSettings sink) {
        try (Postgres postgres = Postgres.of(sink);
                Producer<byte[], byte[]> producer = KafkaClients.producer(kafka, "feira-replay-" + stream.name())) {
            return new Replay(stream, kafka).all(postgres, producer);
        }
    }

    private Replayed all(Postgres postgres, Producer<byte[], byte[]> producer) {
        long replayed = 0;
        int refused = 0;
        try (Connection connection = postgres.connect()) {
            boolean more = Ledger.exists(connection);
            while (more) {
                List<Letter> letters = OpenLetters.unreplayed(connection, stream.topic(), refused, AT_ONCE);
                List<Letter> good = letters.stream().filter(this::isGood).toList();
                send(producer, good);
                OpenLetters.replayed(connection, good);
                connection.commit();
                replayed += good.size();
                refused += letters.size() - good.size();
                more = letters.size() == AT_ONCE;
            }
        } catch (SQLException e) {
            throw postgres.failures().problem(e).exception(e);
        }
        return new Replayed(stream.name(), replayed, refused);
    }

    private boolean isGood(Letter letter) {
        try {
            reader.check(new Arrival(
                    letter.offset(), letter.sent(), letter.sent(), letter.key(), letter.event(), letter.version()));
            return true;
        } catch (BadEvent e) {
            return false;
        }
    }

    private void send(Producer<byte[], byte[]> producer, List<Letter> letters) {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Letter letter : letters) {
                sent.add(producer.send(record(letter)));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.passing("stopped while replaying").exception(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw KafkaFailures.problem(kafka, cause).exception(cause);
        } catch (TimeoutException | KafkaException e) {
            throw KafkaFailures.problem(kafka, e).exception(e);
        }
    }

    private ProducerRecord<byte[], byte[]> record(Letter letter) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(stream.topic(), letter.key(), letter.event());
        if (letter.version() != null) {
            record.headers().add(Stream.versionHeader(), letter.version());
        }
        record.headers().add("replay-of", (letter.partition() + "/" + letter.offset()).getBytes(UTF_8));
        return record;
    }
}
