package dev.feira.stream.event;

import dev.feira.core.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Events that follow one another in a partition, as rows ready for COPY; what could not become a row is counted. Once
/// filled it is not changed, so that it may be written again after a failure.
///
/// `next − from = rows + duplicates + dead letters + gaps`, always.
public final class Batch {
    private final int topicNumber;
    private final int partition;
    private final EventReader reader;
    private final Map<Long, DeadLetter> refused;
    private final Rows rows;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private final long from;
    private long next;
    private long bytes;
    private long lineRows;
    private long duplicates;
    private long gaps;

    /// An empty batch.
    ///
    /// @param rows room for them, from now on this batch's
    /// @param topicNumber which topic, as the ledger counts them
    /// @param from the offset that the first event is expected to have
    public Batch(EventReader reader, Rows rows, int topicNumber, int partition, long from) {
        this(reader, rows, topicNumber, partition, from, Map.of());
    }

    private Batch(
            EventReader reader, Rows rows, int topicNumber, int partition, long from, Map<Long, DeadLetter> refused) {
        this.reader = reader;
        this.rows = rows;
        this.topicNumber = topicNumber;
        this.partition = partition;
        this.from = from;
        this.next = from;
        this.refused = refused;
        rows.clear();
    }

    /// Takes the next event. Offsets that are jumped over are gaps: compacted away, or markers of transactions.
    public void add(Arrival arrival) {
        skipTo(arrival.offset());
        arrivals.add(arrival);
        bytes += arrival.size();
        next++;
        DeadLetter known = refused.get(arrival.offset());
        if (known != null) {
            deadLetters.add(known);
            return;
        }
        try {
            reader.read(arrival, this);
        } catch (BadEvent e) {
            deadLetters.add(new DeadLetter(arrival, e.reason(), e.message()));
        }
    }

    /// Notes that nothing comes before this offset any more.
    public void skipTo(long offset) {
        if (offset < next) {
            throw Problem.bug("partition " + partition + " gave offset " + offset + " after " + (next - 1))
                    .exception();
        }
        gaps += offset - next;
        next = offset;
    }

    /// One more event with a key that the batch holds already.
    void countDuplicate() {
        duplicates++;
    }

    void countLines(int rows) {
        lineRows += rows;
    }

    /// The same events in two parts, so that the one that PostgreSQL refuses is found.
    public List<Batch> halves() {
        int middle = arrivals.size() / 2;
        long cut = arrivals.get(middle).offset();
        return List.of(
                part(from, arrivals.subList(0, middle), cut),
                part(cut, arrivals.subList(middle, arrivals.size()), next));
    }

    private Batch part(long start, List<Arrival> part, long end) {
        Batch batch = new Batch(reader, new Rows(rows.tables()), topicNumber, partition, start, refused);
        part.forEach(batch::add);
        batch.skipTo(end);
        return batch;
    }

    /// The same batch of one event, which becomes a dead letter.
    public Batch refused(String message) {
        Arrival only = arrivals.getFirst();
        Map<Long, DeadLetter> more = new HashMap<>(refused);
        more.put(only.offset(), new DeadLetter(only, BadEvent.Reason.REFUSED_BY_DATABASE, message));
        Batch batch = new Batch(reader, new Rows(rows.tables()), topicNumber, partition, from, more);
        batch.add(only);
        batch.skipTo(next);
        return batch;
    }

    public int topicNumber() {
        return topicNumber;
    }

    public int partition() {
        return partition;
    }

    public long from() {
        return from;
    }

    public long next() {
        return next;
    }

    /// Events that became rows.
    public long rows() {
        return rows.keys().size();
    }

    public long lineRows() {
        return lineRows;
    }

    public long duplicates() {
        return duplicates;
    }

    public long gaps() {
        return gaps;
    }

    public List<DeadLetter> deadLetters() {
        return deadLetters;
    }

    public List<Arrival> arrivals() {
        return arrivals;
    }

    /// Bytes of the events themselves.
    public long bytes() {
        return bytes;
    }

    /// Nothing was taken, not even a gap.
    public boolean empty() {
        return next == from;
    }

    Rows room() {
        return rows;
    }

    public Cells events() {
        return rows.events();
    }

    /// Rows of the table of lines with that number.
    public Cells lines(int table) {
        return rows.lines(table);
    }
}
