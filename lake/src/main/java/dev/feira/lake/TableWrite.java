package dev.feira.lake;

import dev.feira.core.Column;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.lake.iceberg.Checksum;
import dev.feira.lake.iceberg.Draft;
import dev.feira.lake.iceberg.LakeProblems;
import dev.feira.lake.iceberg.TableVersion;
import dev.feira.lake.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.iceberg.DataFile;

/// New content of one table on its way into the lake: [#take] a batch, fill it, [#put] it, and [#commit] at the
/// end. Any number of threads may take and put; a slow disk slows them down, so that memory stays flat.
///
/// Until the commit nobody sees anything; without one, [#close] removes what was written.
public final class TableWrite implements AutoCloseable {
    /// What becomes of the files in the end.
    interface Ending {
        TableVersion commit(Draft draft, List<DataFile> files, Map<String, String> state);
    }

    private final Draft draft;
    private final Ending ending;
    private final Store store;
    private final BatchQueue queue;
    private final WorkFolder work;
    private final FutureTask<List<Encoder.Part>> encoding;
    private boolean finished;

    TableWrite(
            Draft draft,
            Ending ending,
            List<Column> columns,
            Store store,
            Encoder encoder,
            WorkFolder work,
            int batches) {
        this.draft = draft;
        this.ending = ending;
        this.store = store;
        this.work = work;
        queue = new BatchQueue(columns, batches);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Path parts = work.path().resolve("parts");
        encoding = new FutureTask<>(() -> encode(encoder, now, parts));
        Thread.ofPlatform().daemon().name("lake " + draft.table()).start(encoding);
    }

    private List<Encoder.Part> encode(Encoder encoder, Instant now, Path folder) {
        try {
            return encoder.encode(queue, draft, now, folder);
        } catch (SQLException | RuntimeException e) {
            ProblemException problem = LakeProblems.onWriting(draft.table(), e);
            queue.breakOff(problem);
            throw problem;
        }
    }

    /// What `_feira_batch` of these rows will be.
    public long batchNumber() {
        return draft.batch();
    }

    /// An empty batch; waits while all are on their way.
    ///
    /// @throws ProblemException when encoding failed or the write was closed
    public Batch take() {
        return queue.take();
    }

    /// Hands a batch over, full or not. It must not be touched afterwards.
    public void put(Batch batch) {
        queue.put(batch);
    }

    /// Returns a batch with whatever is in it thrown away.
    public void giveBack(Batch batch) {
        queue.giveBack(batch);
    }

    /// Waits until all batches are encoded and makes them the table's whole content, or adds them to it.
    ///
    /// @param state what to remember beside the rows, in the snapshot itself; [LakeTable#state()] gives it back
    public LakeTable commit(Map<String, String> state) {
        queue.end();
        List<Encoder.Part> parts = encoded();
        finished = true;
        LakeTable table = new LakeTable(ending.commit(draft, moved(parts), state));
        work.delete();
        return table;
    }

    private List<Encoder.Part> encoded() {
        try {
            return encoding.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.passing("writing to the lake was interrupted").exception(e);
        } catch (ExecutionException e) {
            throw LakeProblems.onWriting(draft.table(), e.getCause() == null ? e : e.getCause());
        }
    }

    private List<DataFile> moved(List<Encoder.Part> parts) {
        List<DataFile> files = new ArrayList<>();
        List<String> locations = new ArrayList<>();
        try {
            for (Encoder.Part part : parts) {
                if (part.statistics().rows() == 0) {
                    continue;
                }
                String location = draft.location(locations.size(), checksum(part.file()));
                locations.add(location);
                store.put(location, part.file());
                files.add(draft.describe(location, part.statistics()));
            }
            return files;
        } catch (IOException e) {
            draft.discard(locations);
            throw LakeProblems.onWriting(draft.table(), e);
        }
    }

    private static String checksum(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return Checksum.of(content);
        }
    }

    @Override
    public void close() {
        if (!finished) {
            finished = true;
            queue.breakOff(Problem.passing("writing table `" + draft.table() + "` was given up")
                    .exception());
            waitForTheEnd();
        }
        work.delete();
    }

    private void waitForTheEnd() {
        try {
            encoding.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // It ended because we told it to; what it wrote is deleted now.
            return;
        }
    }
}
