package dev.feira.ingest;

import dev.feira.core.Column;
import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.core.Table;
import dev.feira.ingest.IngestResult.Absent;
import dev.feira.ingest.IngestResult.Failed;
import dev.feira.ingest.IngestResult.TableOutcome;
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

    /// As [#ensure] for a source that answers: what the lake holds of a table that it has not is no longer anywhere.
    ///
    /// @param fullRefresh whether the lake is to hold what the source holds, nothing
    static TableOutcome toCome(Lake lake, Contract contract, String reason, boolean fullRefresh) {
        long rows = lake.table(contract.table()).map(LakeTable::rows).orElse(0L);
        if (rows > 0 && fullRefresh) {
            return new Absent(
                    contract.table(),
                    reason,
                    lake.create(shape(contract), Map.of()).rows());
        }
        return rows == 0
                ? ensure(lake, contract, reason)
                : new Failed(
                        contract.table(),
                        Problem.data("the source has no table `" + contract.table() + "` any more, and the lake holds "
                                        + rows + " rows of it")
                                .hint("restore it, or run `feira ingest --full-refresh " + contract.table()
                                        + "` to begin again with nothing"));
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
