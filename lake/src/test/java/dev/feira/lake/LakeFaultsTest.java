package dev.feira.lake;

import static dev.feira.lake.Rows.ask;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feira.core.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LakeFaultsTest {
    @TempDir
    Path folder;

    private Process writer() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        folder.toRealPath().toString())
                .redirectErrorStream(true)
                .start();
    }

    private static void awaitCommits(BufferedReader said, int commits) throws IOException {
        int seen = 0;
        String last = "";
        while (seen < commits) {
            String line = said.readLine();
            assertThat(line).as("what the writer says after: " + last).isNotNull();
            last = line;
            if (line.startsWith("committed")) {
                seen++;
            }
        }
    }

    private void assertWhole() {
        try (Lake lake = Lake.open(LakeSettings.in(folder))) {
            LakeTable table = lake.table("t").orElseThrow();
            long rows = 1000 * table.batchNumber();
            assertThat(table.state()).containsEntry("expected", Long.toString(rows));
            assertThat(ask("select count(*), count(distinct n), min(_feira_batch), max(_feira_batch) from "
                            + table.scan().sql()))
                    .containsExactly(rows + "|" + rows + "|" + table.batchNumber() + "|" + table.batchNumber());
        }
    }

    @Test
    void aKilledWriterLeavesAWholeTableFromWhichTheNextGoesOn() throws IOException, InterruptedException {
        for (int round = 1; round <= 3; round++) {
            Process writer = writer();
            try (BufferedReader said = writer.inputReader(UTF_8)) {
                awaitCommits(said, round);
            } finally {
                writer.destroyForcibly().waitFor();
            }
            assertWhole();
        }
        assertThat(unfinished()).isEmpty();
    }

    private List<Path> unfinished() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(".work"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void processesThatCommitAtOnceNeverMixTheirRows() throws IOException, InterruptedException {
        Process one = writer();
        Process two = writer();
        try (BufferedReader saidOne = one.inputReader(UTF_8);
                BufferedReader saidTwo = two.inputReader(UTF_8)) {
            awaitCommits(saidOne, 3);
            awaitCommits(saidTwo, 3);
        } finally {
            one.destroyForcibly().waitFor();
            two.destroyForcibly().waitFor();
        }
        assertWhole();
    }

    @Test
    void processesThatMakeTheLakeAtOnceAllOpenIt() throws IOException, InterruptedException {
        List<Process> writers = List.of(writer(), writer(), writer(), writer());
        try {
            for (Process writer : writers) {
                awaitCommits(writer.inputReader(UTF_8), 1);
            }
        } finally {
            for (Process writer : writers) {
                writer.destroyForcibly().waitFor();
            }
        }
        assertWhole();
    }

    /// DuckDB's background writers were seen to wait for each other about once in thirty times.
    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aWriteThatIsGivenUpAtAnyPointEnds() {
        Random random = new Random(1);
        byte[] text = "0123456789".repeat(50).getBytes(UTF_8);
        try (Lake lake = Lake.open(LakeSettings.in(folder))) {
            for (int round = 0; round < 80; round++) {
                try (TableWrite write = lake.overwrite(EndlessWriter.TABLE)) {
                    for (int batches = 15 + random.nextInt(40); batches > 0; batches--) {
                        putFull(write, random, text);
                    }
                }
            }
            assertThat(lake.tables()).isEmpty();
        }
    }

    private static void putFull(TableWrite write, Random random, byte[] text) {
        Batch batch = write.take();
        while (!batch.full()) {
            batch.setLong(0, random.nextLong());
            batch.setBytes(1, text);
            batch.endRow();
        }
        write.put(batch);
    }

    @Test
    void aFolderThatMayNotBeWrittenSaysSo() throws IOException {
        Path closed = Files.createDirectories(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(closed), "this user may write everywhere");

        assertThatThrownBy(() -> Lake.open(LakeSettings.in(closed.resolve("lake"))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cannot be made");
    }

    @Test
    void aLakeThatIsAFileSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("lake"), "");

        assertThatThrownBy(() -> Lake.open(LakeSettings.in(file)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cannot be made");
    }

    @Test
    void aClockThatWasSetBackIsSaidBeforeRowsAreWritten() throws IOException {
        try (Lake lake = Lake.open(LakeSettings.in(folder))) {
            Rows.write(lake, EndlessWriter.TABLE, new Object[] {1L, "a"});
            dateMetadata(System.currentTimeMillis() + TimeUnit.DAYS.toMillis(1));

            assertThatThrownBy(() -> lake.overwrite(EndlessWriter.TABLE))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("by this machine's clock it is");
            assertThat(lake.table("t").orElseThrow().rows()).isEqualTo(1);
        }
    }

    private void dateMetadata(long millis) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("bronze/t/metadata"))) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".metadata.json")).toList()) {
                String dated = Files.readString(file)
                        .replaceAll("(\"(?:last-updated-ms|timestamp-ms)\"\\s*:\\s*)\\d+", "$1" + millis);
                Files.writeString(file, dated);
            }
        }
    }

    @Test
    void missingMetadataNamesTheTable() throws IOException {
        try (Lake lake = Lake.open(LakeSettings.in(folder))) {
            Rows.write(lake, EndlessWriter.TABLE, new Object[] {1L, "a"});
            try (Stream<Path> files = Files.list(folder.resolve("bronze/t/metadata"))) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            assertThatThrownBy(() -> lake.table("t"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("`t`");
        }
    }
}
