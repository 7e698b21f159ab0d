package dev.feira.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.feira.core.ProblemException;
import dev.feira.core.SqlType;
import dev.feira.core.Table;
import java.nio.file.Path;
import java.util.Map;

/// A process that replaces the table `t` again and again, with 1000 rows more than the batch before, until it is
/// killed. A refused commit is tried again.
final class EndlessWriter {
    static final Table TABLE = Rows.table("t", "n", new SqlType.Int(64), "text", new SqlType.Text());

    private EndlessWriter() {}

    public static void main(String[] arguments) {
        try (Lake lake = Lake.open(LakeSettings.in(Path.of(arguments[0])))) {
            while (true) {
                try {
                    replace(lake);
                } catch (ProblemException e) {
                    System.out.println("refused " + e.getMessage());
                }
            }
        }
    }

    private static void replace(Lake lake) {
        try (TableWrite write = lake.overwrite(TABLE)) {
            long rows = 1000 * write.batchNumber();
            Batch batch = write.take();
            for (long i = 0; i < rows; i++) {
                if (batch.full()) {
                    write.put(batch);
                    batch = write.take();
                }
                batch.setLong(0, i);
                batch.setBytes(1, ("row " + i).getBytes(UTF_8));
                batch.endRow();
            }
            write.put(batch);
            write.commit(Map.of("expected", Long.toString(rows)));
            System.out.println("committed " + write.batchNumber());
        }
    }
}
