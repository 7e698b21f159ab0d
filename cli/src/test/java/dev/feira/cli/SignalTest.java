package dev.feira.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.feira.sandbox.Login;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.SharedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signals that come while a command cannot go on by itself.
class SignalTest {
    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void givenShop() throws IOException {
        shop = Shop.in(folder, Source.shared());
    }

    @Test
    void stoppedIngestSaysSoAndTheNextRunCompletes() throws Exception {
        try (Connection admin = admin();
                Statement statement = admin.createStatement()) {
            statement.execute("LOCK TABLES " + database() + ".order_items WRITE");
            try (Child ingest = Child.feira(shop, "ingest")) {
                awaitReaderThatWaits(statement);
                ingest.interrupt();
                assertStopped(ingest.end(), INTERRUPTED);
            }
        }
        shop.copied();
        shop.done("reconcile");
    }

    @Test
    void terminatedBuildSaysSoAndTheNextRunCompletes() throws Exception {
        shop.copied();
        shop.write("models/endless.sql", """
                {{ config(materialized='table') }}
                select sum(a.range * b.range) as n from range(10000000) as a, range(10000000) as b
                """);
        try (Child build = Child.feira(shop, "build", "--select", "endless")) {
            build.awaitText("START sql table model analytics.endless");
            build.terminate();
            assertStopped(build.end(), TERMINATED);
        }
        shop.done("build", "--exclude", "endless");
    }

    @Test
    void commandThatWaitsForAnotherIsStoppedAtOnce() throws Exception {
        shop.copied();
        Pause.in(shop);
        try (Child first = Child.feira(shop, "build", "--select", "pause")) {
            first.awaitText(Pause.STARTED);
            try (Child second = Child.feira(shop, "load")) {
                second.awaitText("waiting");
                second.interrupt();
                assertStopped(second.end(), INTERRUPTED);
            }
            first.kill();
        }
    }

    private static void assertStopped(Run run, int exit) {
        assertThat(run.exit()).as("%s", run).isEqualTo(exit);
        assertThat(run.err()).endsWith("stopped\n").doesNotContain("error", "Exception", "\tat ", "was lost");
    }

    private void awaitReaderThatWaits(Statement statement) {
        await().atMost(60, SECONDS).until(() -> waits(statement));
    }

    private boolean waits(Statement statement) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("SELECT count(*) FROM information_schema.processlist WHERE user = '"
                        + Source.shared().server().reader().user() + "' AND state LIKE 'Waiting for table%'")) {
            return rows.next() && rows.getInt(1) > 0;
        }
    }

    private String database() {
        return Source.shared().server().database();
    }

    private Connection admin() throws SQLException {
        Login admin = SharedServer.of(Server.MARIADB).admin();
        return DriverManager.getConnection(
                "jdbc:mariadb://" + Source.shared().server().host() + ":"
                        + Source.shared().server().port() + "/mysql",
                admin.user(),
                admin.password().reveal());
    }
}
