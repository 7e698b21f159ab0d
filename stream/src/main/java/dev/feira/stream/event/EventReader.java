package dev.feira.stream.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.feira.stream.schema.EventSchema;
import dev.feira.stream.schema.Field;
import dev.feira.stream.schema.FieldType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns events into rows of a stream's tables. For one thread.
public final class EventReader {
    /// Names come from outside: they are not kept for ever.
    private static final JsonFactory JSON = JsonFactory.builder()
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .build();
    private static final int VERSION_DIGITS = 9;
    /// From 1970 to 2000, in milliseconds.
    private static final long EPOCH = Rfc3339.EPOCH_DAY * 86_400_000;

    private final int version;
    private final ObjectReader event;
    private final List<LinesReader> lists;
    private final int[] key;

    public EventReader(EventSchema schema, List<String> key) {
        this.version = schema.version();
        this.event = new ObjectReader("", schema.fields());
        this.lists = schema.fields().stream()
                .filter(it -> it.type() instanceof FieldType.Lines)
                .map(Field::name)
                .map(event::list)
                .toList();
        this.key = key.stream().mapToInt(event::column).toArray();
    }

    /// Checks the event without writing it.
    public void check(Arrival arrival) throws BadEvent {
        parse(arrival);
    }

    /// Adds the event's rows to the batch, unless the batch holds its key already.
    void read(Arrival arrival, Batch batch) throws BadEvent {
        parse(arrival);
        if (!claim(batch.room().keys())) {
            batch.countDuplicate();
            return;
        }
        Cells events = batch.events();
        events.int16(event.columns() + 5);
        event.slices().copyRow(0, events);
        place(arrival, batch, events);
        events.int64Cell((arrival.sent() - EPOCH) * 1000);
        events.int64Cell((arrival.taken() - EPOCH) * 1000);
        for (int i = 0; i < lists.size(); i++) {
            lines(lists.get(i), arrival, batch, batch.lines(i));
            batch.countLines(lists.get(i).slices().rows());
        }
    }

    private void lines(LinesReader list, Arrival arrival, Batch batch, Cells rows) {
        for (int row = 0; row < list.slices().rows(); row++) {
            rows.int16(key.length + 3 + list.columns());
            for (int column : key) {
                event.slices().copy(0, column, rows);
            }
            place(arrival, batch, rows);
            list.slices().copyRow(row, rows);
        }
    }

    private static void place(Arrival arrival, Batch batch, Cells rows) {
        rows.int32Cell(batch.topicNumber());
        rows.int32Cell(batch.partition());
        rows.int64Cell(arrival.offset());
    }

    /// Whether the event's key is new. Each cell begins with its length, so that two keys never run into one.
    private boolean claim(ByteSet keys) {
        for (int column : key) {
            event.slices().copy(0, column, keys.members());
        }
        return keys.add();
    }

    private void parse(Arrival arrival) throws BadEvent {
        byte[] value = arrival.value();
        if (value == null || value.length == 0) {
            throw new BadEvent(BadEvent.Reason.EMPTY, "the event is empty");
        }
        int sent = version(arrival.version());
        try {
            parse(value);
        } catch (BadEvent e) {
            throw sent > version ? ofLaterVersion(sent, e) : e;
        }
    }

    private void parse(byte[] value) throws BadEvent {
        event.clear();
        try (JsonParser json = JSON.createParser(value)) {
            JsonToken first = json.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw CellWriter.wrongType("event", "an object", first == null ? JsonToken.NOT_AVAILABLE : first);
            }
            event.read(json);
            if (json.nextToken() != null) {
                throw new BadEvent(BadEvent.Reason.NOT_JSON, "something stands behind the event");
            }
        } catch (JsonProcessingException e) {
            throw new BadEvent(BadEvent.Reason.NOT_JSON, "the event is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            // Bytes that are no UTF-8 come as a plain CharConversionException.
            if (e instanceof java.io.CharConversionException) {
                throw new BadEvent(BadEvent.Reason.BAD_TEXT, "the event is not UTF-8: " + e.getMessage());
            }
            throw new UncheckedIOException(e);
        }
    }

    /// The version that the header names; the newest known when there is none.
    private int version(byte @Nullable [] header) throws BadEvent {
        if (header == null) {
            return version;
        }
        int number = 0;
        for (byte digit : header) {
            if (digit < '0' || digit > '9') {
                throw noVersion();
            }
            number = number * 10 + digit - '0';
        }
        if (header.length == 0 || header.length > VERSION_DIGITS || header[0] == '0') {
            throw noVersion();
        }
        return number;
    }

    private static BadEvent noVersion() {
        return new BadEvent(BadEvent.Reason.SCHEMA_VERSION, "the header names no version of the schema");
    }

    private BadEvent ofLaterVersion(int sent, BadEvent cause) {
        return new BadEvent(
                BadEvent.Reason.SCHEMA_VERSION,
                "the event is of version " + sent + ", version " + version + " is the newest known here, and "
                        + cause.message());
    }
}
