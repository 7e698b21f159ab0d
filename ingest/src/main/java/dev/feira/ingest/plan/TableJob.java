package dev.feira.ingest.plan;

import dev.feira.core.Table;
import dev.feira.ingest.contract.Contract;
import dev.feira.ingest.engine.Chunk;
import dev.feira.ingest.engine.TableReading;
import dev.feira.ingest.offset.Increment;
import java.util.List;
import java.util.Optional;

/// One table's reading, in chunks.
///
/// @param shape what it becomes in the lake
/// @param chunks none when there is nothing to read
/// @param increment of a table of which only what is new is read
/// @param notes how it has drifted from its contract
/// @param approximateRows as the source's optimizer believes
/// @param approximateBytes as the source's optimizer believes
public record TableJob(
        Contract contract,
        TableReading reading,
        Table shape,
        List<Chunk> chunks,
        Optional<Increment> increment,
        List<String> notes,
        long approximateRows,
        long approximateBytes) {
    public TableJob {
        chunks = List.copyOf(chunks);
        notes = List.copyOf(notes);
    }

    public String name() {
        return reading.name();
    }
}
