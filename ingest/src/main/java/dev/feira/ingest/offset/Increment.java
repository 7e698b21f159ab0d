package dev.feira.ingest.offset;

import dev.feira.core.Digest;
import dev.feira.ingest.engine.Chunk;
import dev.feira.lake.LakeTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is to be read of a stream's table.
///
/// @param on the version of the lake's table to add to; empty: its content is replaced
/// @param copied what the lake holds, whether it is added to or replaced
/// @param until how far it will hold
public record Increment(Optional<LakeTable> on, OffsetState copied, List<Place> until) {
    public Increment {
        until = List.copyOf(until);
    }

    /// The parts in which it is read; none when nothing can be new.
    ///
    /// @param whole the parts in which the whole table is read best
    public List<Chunk> chunks(List<Chunk> whole) {
        if (on.isEmpty()) {
            return whole.stream().map(chunk -> narrowed(chunk, where(until))).toList();
        }
        List<String> fresh = until.stream()
                .filter(place -> place.next() > copied.copied(place))
                .map(place -> place.since(copied.copied(place)))
                .toList();
        return fresh.isEmpty() ? List.of() : List.of(new Chunk(1, " WHERE " + String.join(" OR ", fresh)));
    }

    private static Chunk narrowed(Chunk chunk, String where) {
        return new Chunk(
                chunk.number(), chunk.where().isEmpty() ? where : chunk.where() + where.replaceFirst("WHERE", "AND"));
    }

    /// The clause of the source's rows that the lake holds, for their digest.
    public String held() {
        return where(copied.places());
    }

    private static String where(List<Place> places) {
        return places.isEmpty()
                ? " WHERE false"
                : places.stream().map(Place::all).collect(Collectors.joining(" OR ", " WHERE (", ")"));
    }

    /// What the lake will know after a commit of rows with that digest.
    public OffsetState after(Digest read, String reading) {
        return new OffsetState(
                reading, until, read, on.isPresent() ? copied.total().plus(read) : read);
    }
}
