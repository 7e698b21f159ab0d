package dev.feira.warehouse;

import dev.feira.core.Digest;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.core.Reconciliation;
import dev.feira.core.Reconciliation.Check;
import dev.feira.core.Sql;
import dev.feira.lake.LakeTable;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Proof 2: what stands in the lake stands in the warehouse. DuckDB hashes each row of both sides with the same
/// function,
/// over all columns of the lake's table.
public final class Proof {
    private Proof() {}

    public static Reconciliation lakeEqualsWarehouse(DuckDb warehouse, List<LakeTable> tables) {
        List<Check> checks = Tasks.all(tables.stream()
                .<Callable<Check>>map(table -> () -> check(warehouse, table))
                .toList());
        return new Reconciliation("lake = warehouse", checks);
    }

    private static Check check(DuckDb warehouse, LakeTable table) {
        try (Session session = warehouse.session()) {
            return check(session, table);
        }
    }

    private static Check check(Session session, LakeTable table) {
        String columns = Stream.concat(
                        table.shape().columns().stream().map(column -> column.name()),
                        Stream.of("_feira_batch", "_feira_ingested_at"))
                .map(Sql::quoted)
                .collect(Collectors.joining(", "));
        Digest lake = digest(session, columns, table.scan().sql());
        return new Check(table.name(), lake, inWarehouse(session, columns, table));
    }

    private static Digest inWarehouse(Session session, String columns, LakeTable table) {
        if (session.run("select 1 from duckdb_tables() where schema_name = 'raw_data' and table_name = "
                        + Sql.literal(table.name()))
                .values()
                .isEmpty()) {
            throw missing(table);
        }
        return digest(session, columns, RawTable.of(table));
    }

    private static ProblemException missing(LakeTable table) {
        return Problem.data("table `" + table.name() + "` is in the lake but not in the warehouse")
                .hint("run `feira load`")
                .exception();
    }

    private static Digest digest(Session session, String columns, String from) {
        List<?> row = session.run(
                        "select count(*), coalesce(sum(hash(" + columns + ")::hugeint), 0::hugeint) from " + from)
                .values()
                .getFirst();
        return new Digest((Long) row.get(0), (BigInteger) row.get(1));
    }
}
