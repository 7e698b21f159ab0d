package dev.feira.lake;

import dev.feira.core.Column;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;

/// `feira_rows(number)` in DuckDB: the rows of one write, whose columns are `c0`, `c1`, … Several threads of DuckDB ask
/// for batches of the same write, which is what spreads one table's encoding over the cores.
///
/// DuckDB cannot drop such a function, so one serves all writes and a number tells them apart.
final class BatchFunction implements DuckDBTableFunction<BatchQueue, BatchQueue, Object> {
    static final String NAME = "feira_rows";

    private final Map<Long, BatchQueue> open = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();
    private final int threads;

    BatchFunction(int threads) {
        this.threads = threads;
    }

    long register(BatchQueue queue) {
        long number = last.incrementAndGet();
        open.put(number, queue);
        return number;
    }

    void forget(long number) {
        open.remove(number);
    }

    @Override
    public BatchQueue bind(DuckDBTableFunctionBindInfo info) {
        long number = info.getParameter(0).getLong();
        BatchQueue queue = Objects.requireNonNull(open.get(number));
        List<Column> columns = queue.columns();
        for (int i = 0; i < columns.size(); i++) {
            DuckDBColumnType type = Vector.of(columns.get(i).type()).type();
            info.addResultColumn("c" + i, type);
        }
        return queue;
    }

    @Override
    public BatchQueue init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(threads);
        return info.getBindData();
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
        BatchQueue queue = info.getBindData();
        @Nullable Batch batch = queue.next();
        if (batch == null) {
            return 0;
        }
        try {
            batch.copyTo(chunk);
            return batch.rows();
        } finally {
            queue.giveBack(batch);
        }
    }
}
