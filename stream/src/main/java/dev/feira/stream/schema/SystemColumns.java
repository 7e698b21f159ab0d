package dev.feira.stream.schema;

import java.util.List;

/// What each row says beside the event's own fields.
public final class SystemColumns {
    /// Which topic, by the ledger: one that was deleted and made anew begins at offset 0 again, under another number.
    public static final String TOPIC_NUMBER = "topic_number";
    /// Where the event stands in its topic.
    public static final String PARTITION = "partition";

    public static final String OFFSET = "offset";
    /// When the producer sent it, by Kafka's record.
    public static final String EVENT_TIME = "event_time";
    /// When a consumer took it.
    public static final String ARRIVAL_TIME = "arrival_time";

    static final List<String> NAMES = List.of(TOPIC_NUMBER, PARTITION, OFFSET, EVENT_TIME, ARRIVAL_TIME);

    private SystemColumns() {}
}
