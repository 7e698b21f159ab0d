package dev.feira.stream;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A file `streams/<name>.yml` as it is written.
///
/// @param topic the Kafka topic
/// @param partitions how many the topic gets when Feira creates it; default 4
/// @param schema the folder of `v1.json`, `v2.json`, …; default `streams/<name>`
/// @param messageKey the field whose value is the Kafka key, so that what belongs together stays in order; default the
///     first of the sink's key
/// @param generator the specification that `feira stream produce` makes events from
public record StreamFile(
        Optional<String> description,
        String topic,
        Optional<Integer> partitions,
        Optional<Path> schema,
        Optional<String> messageKey,
        Optional<Path> generator,
        Sink sink) {
    public StreamFile {
        require(topic.matches("[A-Za-z0-9._-]{1,200}"), "`topic` must be letters, digits, `.`, `_` and `-`");
        require(partitions.orElse(1) >= 1, "`partitions` must be 1 or more");
    }

    /// Where events go in PostgreSQL.
    ///
    /// @param table one row for each event, append-only
    /// @param key the fields that tell events apart; a second event with the same key is a duplicate
    /// @param lines the table for each field that is a list of objects
    /// @param views name → query over the tables above, created in this order
    /// @param indexes name → columns, in brackets
    public record Sink(
            String table,
            List<String> key,
            Map<String, String> lines,
            Map<String, String> views,
            Map<String, String> indexes) {
        private static final String NAME = "[a-z_][a-z0-9_]{0,50}";

        public Sink {
            require(table.matches(NAME), "`table` must be a name in lower case, not `" + table + "`");
            require(!key.isEmpty(), "`key` must name at least one field");
            lines.values().forEach(it -> require(it.matches(NAME), "`lines` holds `" + it + "`, which is no table"));
            views.keySet().forEach(it -> require(it.matches(NAME), "`views` holds `" + it + "`, which is no name"));
            indexes.keySet().forEach(it -> require(it.matches(NAME), "`indexes` holds `" + it + "`, which is no name"));
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
