package dev.feira.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import dev.feira.core.SqlType;
import dev.feira.core.Table;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Rows per second and CPU-second of the way into the lake, and the most memory that the process took.
/// Arguments: rows, tables written at once, `ZSTD` or `SNAPPY`.
final class WriteBench {
    private static final Table ORDERS = Rows.table(
            "orders",
            "order_id",
            new SqlType.Text(),
            "customer_id",
            new SqlType.Text(),
            "status",
            new SqlType.Text(),
            "purchased",
            new SqlType.Timestamp(false),
            "approved",
            new SqlType.Timestamp(false),
            "carried",
            new SqlType.Timestamp(false),
            "delivered",
            new SqlType.Timestamp(false),
            "estimated",
            new SqlType.Date(),
            "price",
            new SqlType.Decimal(10, 2),
            "freight",
            new SqlType.Decimal(10, 2),
            "latitude",
            new SqlType.Real(64),
            "items",
            new SqlType.Int(32));
    private static final byte[][] STATUS = {"delivered".getBytes(UTF_8), "shipped".getBytes(UTF_8)};

    private WriteBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        long rows = Long.parseLong(arguments[0]);
        int tables = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("lake-bench");
        LakeSettings settings = LakeSettings.in(folder).with(LakeSettings.Codec.valueOf(arguments[2]));
        try (Lake lake = Lake.open(settings)) {
            write(lake, "warmup", 100_000);
            long wall = System.nanoTime();
            long cpu = cpu();
            Thread[] threads = new Thread[tables];
            for (int i = 0; i < tables; i++) {
                String name = "t" + i;
                threads[i] = Thread.ofPlatform().start(() -> write(lake, name, rows / tables));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            double seconds = (System.nanoTime() - wall) / 1e9;
            double work = (cpu() - cpu) / 1e9;
            long bytes = lake.tables().stream().mapToLong(LakeTable::bytes).sum();
            System.out.printf(
                    "%d rows, %d tables: %.2f s, %.0f rows/s, %.0f rows/CPU-s, %d MB of Parquet, %s%n",
                    rows, tables, seconds, rows / seconds, rows / work, bytes >> 20, peak());
        }
        new WorkFolder(folder).delete();
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static String peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("peak memory unknown");
    }

    private static void write(Lake lake, String name, long rows) {
        try (TableWrite write = lake.overwrite(new Table(name, ORDERS.columns(), ORDERS.key()))) {
            Batch batch = write.take();
            for (long i = 0; i < rows; i++) {
                if (batch.full()) {
                    write.put(batch);
                    batch = write.take();
                }
                fill(batch, i);
            }
            write.put(batch);
            write.commit(Map.of());
        }
    }

    private static void fill(Batch batch, long i) {
        long hash = i * 0x9E3779B97F4A7C15L;
        batch.setBytes(0, hex(hash));
        batch.setBytes(1, hex(hash ^ 0x1234_5678_9ABC_DEFL));
        batch.setBytes(2, STATUS[i % 7 == 0 ? 1 : 0]);
        long moment = 1_500_000_000_000_000L + Math.floorMod(hash, 60_000_000L) * 1_000_000L;
        batch.setLong(3, moment);
        batch.setLong(4, moment + 1_000_000_000L);
        batch.setLong(5, moment + 90_000_000_000L);
        if (i % 10 != 0) {
            batch.setLong(6, moment + 900_000_000_000L);
        }
        batch.setLong(7, 17_000 + i % 700);
        batch.setLong(8, Math.floorMod(hash, 100_000));
        batch.setLong(9, Math.floorMod(hash, 9_999));
        batch.setDouble(10, -20 - (i % 100_000) / 7e3);
        batch.setLong(11, i % 5);
        batch.endRow();
    }

    private static byte[] hex(long hash) {
        byte[] text = new byte[32];
        for (int i = 0; i < 32; i++) {
            text[i] = (byte) "0123456789abcdef".charAt((int) (hash >>> (i * 4 % 64)) & 15);
        }
        return text;
    }
}
