package dev.feira.ingest;

import dev.feira.core.Column;
import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.core.Table;
import dev.feira.ingest.IngestResult.Absent;
import dev.feira.ingest.contract.Contract;
import dev.feira.lake.Lake;
import dev.feira.lake.LakeTable;
import java.util.List;
import java.util.Map;

/// A table that is promised and not there yet: the lake has it without rows, so that whatever is built on it can be.
final class EmptyTable {
    private EmptyTable() {}

    /// Makes the table when the lake lacks it.
    ///
    /// @throws dev.feira.core.ProblemException when the contract names no columns
    static Absent ensure(Lake lake, Contract contract, String reason) {
        LakeTable table = lake.table(contract.table()).orElseGet(() -> lake.create(shape(contract), Map.of()));
        return new Absent(contract.table(), reason, table.rows());
    }

    private static Table shape(Contract contract) {
        if (contract.columns().isEmpty()) {
            throw Problem.user("table `" + contract.table() + "` is not there yet, and its contract names no columns")
                    .at(Location.of(contract.file()))
                    .hint("list its columns in the contract, so that it can be made without the source")
                    .exception();
        }
        List<Column> columns = contract.columns().stream()
                .map(column -> new Column(column.name(), column.type(), column.nullable()))
                .toList();
        return new Table(contract.table(), columns, contract.key());
    }
}
