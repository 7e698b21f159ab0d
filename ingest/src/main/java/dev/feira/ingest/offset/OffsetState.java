package dev.feira.ingest.offset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.feira.core.Digest;
import dev.feira.core.Problem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the lake knows of the rows that it holds of a stream's table. It stands as JSON in the summary of the snapshot
/// that holds them, under `feira.state`, so that the two cannot part.
///
/// @param reading the fingerprint of the reading that the digests are of
/// @param places how far each partition is copied
/// @param appended count and digest of the rows of the last commit
/// @param total count and digest of all rows
public record OffsetState(String reading, List<Place> places, Digest appended, Digest total) {
    /// The word of a snapshot's summary, without Feira's prefix.
    public static final String WORD = "state";

    /// Of a table of which nothing is copied yet.
    public static final OffsetState NOTHING = new OffsetState("", List.of(), Digest.EMPTY, Digest.EMPTY);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public OffsetState {
        places = List.copyOf(places);
    }

    /// Reads it back; empty for what another mode wrote.
    public static Optional<OffsetState> parse(String text) {
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonNode state = JSON.readTree(text);
            List<Place> places = new ArrayList<>();
            state.path("offsets").forEach(it -> places.add(place(it)));
            return Optional.of(new OffsetState(
                    state.path("reading").asText(),
                    places,
                    digest(state.path("appended")),
                    digest(state.path("total"))));
        } catch (JsonProcessingException | NumberFormatException e) {
            throw Problem.data("the state of a table in the lake cannot be read: " + e.getMessage())
                    .hint("run `feira ingest --full-refresh` for the table")
                    .exception(e);
        }
    }

    private static Place place(JsonNode node) {
        return new Place(
                node.path("topic").asText(),
                node.path("topic_id").asText(),
                node.path("topic_number").asInt(),
                node.path("partition").asInt(),
                node.path("next_offset").asLong());
    }

    private static Digest digest(JsonNode node) {
        return new Digest(
                node.path("rows").asLong(), new BigInteger(node.path("digest").asText("0")));
    }

    /// As it is written.
    public String json() {
        ObjectNode state = JSON.createObjectNode();
        state.put("reading", reading);
        places.forEach(it -> state.withArray("offsets")
                .addObject()
                .put("topic", it.topic())
                .put("topic_id", it.topicId())
                .put("topic_number", it.topicNumber())
                .put("partition", it.partition())
                .put("next_offset", it.next()));
        put(state.putObject("appended"), appended);
        put(state.putObject("total"), total);
        return state.toString();
    }

    private static void put(ObjectNode node, Digest digest) {
        node.put("rows", digest.rows()).put("digest", digest.sum().toString());
    }

    /// How far that partition is copied; 0: not at all.
    long copied(Place place) {
        return places.stream()
                .filter(place::continues)
                .mapToLong(Place::next)
                .findFirst()
                .orElse(0);
    }
}
