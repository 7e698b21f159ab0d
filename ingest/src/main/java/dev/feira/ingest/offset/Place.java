package dev.feira.ingest.offset;

/// How far one partition of a topic goes.
///
/// @param topic its name; empty for rows written before topics had numbers
/// @param topicId Kafka's own, which a topic that is made anew does not keep
/// @param topicNumber what the rows carry
/// @param next the first offset that does not belong to it
public record Place(String topic, String topicId, int topicNumber, int partition, long next) {
    /// Whether both are of the same partition of the same topic.
    boolean continues(Place other) {
        return topic.equals(other.topic)
                && topicId.equals(other.topicId)
                && topicNumber == other.topicNumber
                && partition == other.partition;
    }

    /// The rows between an offset and this place, as a condition.
    String since(long from) {
        return "(topic_number = " + topicNumber + " AND partition = " + partition + " AND \"offset\" >= " + from
                + " AND \"offset\" < " + next + ")";
    }

    /// All rows up to this place, as a condition.
    String all() {
        return "(topic_number = " + topicNumber + " AND partition = " + partition + " AND \"offset\" < " + next + ")";
    }
}
