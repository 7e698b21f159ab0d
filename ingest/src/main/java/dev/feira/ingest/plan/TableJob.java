package dev.feira.ingest.plan;

import dev.feira.core.Table;
import dev.feira.ingest.contract.Contract;
import dev.feira.ingest.read.TableReading;
import java.util.List;

/// One table's reading, in chunks.
///
/// @param shape what it becomes in the lake
/// @param notes how it has drifted from its contract
/// @param approximateRows as the source's optimizer believes
/// @param approximateBytes as the source's optimizer believes
public record TableJob(
        Contract contract,
        TableReading reading,
        Table shape,
        List<Chunk> chunks,
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
