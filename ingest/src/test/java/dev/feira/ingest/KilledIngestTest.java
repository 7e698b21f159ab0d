package dev.feira.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.lake.Lake;
import dev.feira.lake.LakeSettings;
import dev.feira.lake.LakeTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that ingests is killed at random points, as `kill -9` does.
class KilledIngestTest {
    private static final int ROUNDS = 5;
    private static final int ROWS = 50_000;
    private static final List<String> TABLES = List.of("one", "two", "three");

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(folder);
        for (String table : TABLES) {
            shop.sql(
                    "CREATE TABLE " + table + " (id INT PRIMARY KEY, version INT, name VARCHAR(40))",
                    "INSERT INTO " + table + " SELECT seq, 0, CONCAT('name of row ', seq) FROM seq_1_to_" + ROWS);
            shop.contract(table, "mode: full\n");
        }
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void whateverIsCutShortTheLakeStaysWholeAndTheNextRunCompletes() throws Exception {
        Random random = new Random(20);
        for (int round = 1; round <= ROUNDS; round++) {
            shop.sql("UPDATE one SET version = " + round, "UPDATE two SET version = " + round);
            killed(random.nextLong(2_000));
            assertWhole(round);
        }

        try (Lake lake = Lake.open(LakeSettings.in(folder.resolve("lake")))) {
            assertThat(unfinished()).isEmpty();
            assertThat(Ingest.run(shop.settings(), shop.source, lake, _ -> {}).failures())
                    .isEmpty();
        }
        assertThat(shop.reconciled()).isTrue();
        assertThat(shop.lake("min(version), max(version)", "one")).containsExactly(ROUNDS + "|" + ROUNDS);
    }

    /// Each table is as one commit left it: all rows, of one version.
    private void assertWhole(int round) throws Exception {
        for (LakeTable table : shop.lake.tables()) {
            String said = shop.lake("count(*), count(distinct id), count(distinct version)", table.name())
                    .getFirst();
            assertThat(said).as("%s after round %d", table.name(), round).isEqualTo(ROWS + "|" + ROWS + "|1");
        }
    }

    private void killed(long millis) throws Exception {
        Process child = child();
        try (BufferedReader said = child.inputReader(UTF_8)) {
            assertThat(said.readLine()).isEqualTo(EndlessIngest.READY);
            child.waitFor(millis, TimeUnit.MILLISECONDS);
            assertThat(child.isAlive()).as("it was killed and did not fail").isTrue();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private Process child() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessIngest.class.getName(),
                        shop.server.host(),
                        Integer.toString(shop.server.port()),
                        shop.server.database(),
                        shop.server.reader().user(),
                        shop.server.reader().passwordFile().toString(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private List<Path> unfinished() throws IOException {
        Path work = folder.resolve("lake/.work");
        if (!Files.exists(work)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(work)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
