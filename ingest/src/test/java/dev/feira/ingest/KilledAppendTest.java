package dev.feira.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.sandbox.Server;
import dev.feira.sandbox.SharedServer;
import dev.feira.testkit.ChildJvm;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of runs that read a stream's table while it is written: what the lake holds is always a whole run's, and
/// at the end each row is there once.
class KilledAppendTest {
    private static final int ROUNDS = Integer.getInteger("feira.fault.rounds", 4);

    @TempDir
    Path folder;

    @Test
    void everyRowIsThereOnceHoweverRunsAreKilled() throws Exception {
        Random random = new Random(Long.getLong("feira.fault.seed", 42));
        try (Shop shop = new Shop(folder, SharedServer.of(Server.POSTGRESQL).freshDatabase());
                ExecutorService writer = Executors.newSingleThreadExecutor()) {
            new StreamTables(shop).make().begin(1, "first", 3);
            shop.contract("events", StreamTables.CONTRACT);
            AtomicBoolean stop = new AtomicBoolean();
            Future<Boolean> writing = writer.submit(() -> write(shop, stop));
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    killed(shop, random.nextInt(1_500));
                    assertEachOnce(shop);
                }
            } finally {
                stop.set(true);
            }
            assertThat(writing.get()).isTrue();

            assertThat(shop.ingest().failures()).isEmpty();
            assertEachOnce(shop);
            assertThat(shop.reconciled()).isTrue();
            try (Connection connection = shop.connect(shop.server.owner())) {
                assertThat(shop.lake("count(*), sum(total)", "events"))
                        .isEqualTo(Shop.rows(connection, "SELECT count(*), sum(total) FROM events"));
            }
        }
    }

    /// Two commits at least, and then the kill at some moment of another run.
    private void killed(Shop shop, int millis) throws Exception {
        int before = shop.lake.snapshots("events").size();
        try (ChildJvm child = ChildJvm.start(
                builder -> builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD),
                List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"),
                EndlessIngest.class,
                shop.server.host(),
                Integer.toString(shop.server.port()),
                shop.server.database(),
                shop.server.reader().user(),
                shop.server.reader().passwordFile().toString(),
                folder.toString(),
                "public")) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> shop.lake.snapshots("events").size() > before + 1);
            assertThat(child.endsWithin(Duration.ofMillis(millis)))
                    .as("it was killed and did not fail")
                    .isFalse();
            child.kill();
        }
    }

    private static void assertEachOnce(Shop shop) throws Exception {
        assertThat(shop.lake(
                        "count(*) - count(DISTINCT (partition, \"offset\")),"
                                + " sum(CASE WHEN \"offset\" % 7 = 6 THEN 1 ELSE 0 END)",
                        "events"))
                .containsExactly("0|0");
        assertThat(shop.lake(
                        "partition, max(\"offset\") + 1 - (max(\"offset\") + 1) // 7 - count(*)",
                        "events",
                        "GROUP BY 1"))
                .as("no offset is left out")
                .allMatch(it -> it.endsWith("|0"));
    }

    private static boolean write(Shop shop, AtomicBoolean stop) throws Exception {
        try (Connection connection = shop.connect(shop.server.owner());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; !stop.get(); i++) {
                StreamTables.add(statement, 1, i % 3, 1 + i % 50);
                connection.commit();
            }
        }
        return true;
    }
}
