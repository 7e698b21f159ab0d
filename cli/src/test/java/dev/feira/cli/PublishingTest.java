package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What readers see, and how builders take turns. One shop for all, published once before.
class PublishingTest {
    private static final String ORDERS = "select count(*) from analytics.fact_orders_accumulating";

    @TempDir
    static Path folder;

    private static Shop shop;

    private String published = "";

    @BeforeAll
    static void givenPublishedShop() throws IOException {
        shop = Shop.in(folder, Source.shared()).copied();
        shop.done("build");
    }

    @BeforeEach
    void rememberWhatReadersSee() throws IOException, InterruptedException {
        published = seen();
    }

    @AfterEach
    void removeWhatTheTestAdded() throws IOException {
        for (String file : new String[] {"models/pause.sql", "pipe", "models/broken.sql", "tests/failing.sql"}) {
            Files.deleteIfExists(shop.folder().resolve(file));
        }
    }

    @Test
    void readersSeeTheLastGenerationWhileABuildRunsAndTheNextAfterIt() throws Exception {
        Pause pause = Pause.in(shop);
        try (Child build = Child.feira(shop, "build")) {
            build.awaitText(Pause.STARTED);
            assertThat(seen()).isEqualTo(published);

            pause.end();
            assertThat(build.end().exit()).isZero();
        }
        assertThat(seen()).isNotEqualTo(published).endsWith(published.substring(published.indexOf(' ')));
    }

    @Test
    void secondBuilderSaysForWhomItWaitsAndGoesOnWhenThatOneEnds() throws Exception {
        Pause pause = Pause.in(shop);
        try (Child first = Child.feira(shop, "build", "--select", "pause")) {
            first.awaitText(Pause.STARTED);
            try (Child second = Child.feira(shop, "load")) {
                second.awaitText("waiting");
                pause.end();
                assertThat(first.end().exit()).isZero();

                Run run = second.end();
                assertThat(run.exit()).as("%s", run).isZero();
                assertThat(run.err())
                        .containsPattern(
                                "waiting: for `feira build` \\(pid " + first.pid() + " of \\S+@\\S+, for \\d+ s\\)");
            }
        }
    }

    @Test
    void builderThatDoesNotWaitFailsAtOnceAndNamesTheOther() throws Exception {
        Pause.in(shop);
        try (Child first = Child.feira(shop, "build", "--select", "pause")) {
            first.awaitText(Pause.STARTED);

            Run run = shop.feira("build", "--no-wait");

            Clear.of(run, 1, "`feira build` (pid " + first.pid(), "is at work here", "warehouse.duckdb.lock");
            first.kill();
        }
    }

    @Test
    void killedBuilderHoldsUpNobody() throws Exception {
        Pause.in(shop);
        try (Child first = Child.feira(shop, "build", "--select", "pause")) {
            first.awaitText(Pause.STARTED);
            first.kill();
        }

        assertThat(shop.done("load", "--no-wait")).contains("was there already");
    }

    @Test
    void failingTestLeavesReadersWithTheLastGeneration() throws Exception {
        shop.write("tests/failing.sql", "select 1 as broken");

        Run run = shop.feira("build");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("in test failing (tests/failing.sql)", "Got 1 result, configured to fail if != 0", "ERROR=1")
                .doesNotContain("\tat ");
        assertThat(seen()).isEqualTo(published);
    }

    @Test
    void brokenModelLeavesReadersWithTheLastGeneration() throws Exception {
        shop.write("models/broken.sql", "select no_such_column from {{ ref('stg_orders') }}");

        Run run = shop.feira("build", "--select", "stg_orders", "broken");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("in model broken (models/broken.sql)", "no_such_column", "compiled code at target/compiled")
                .doesNotContain("\tat ");
        assertThat(seen()).isEqualTo(published);
    }

    /// Generation and number of orders, as another process reads them.
    private static String seen() throws IOException, InterruptedException {
        try (Child reader = Child.start(Reader.class, shop, shop.warehouse().toString(), ORDERS)) {
            Run run = reader.end();
            assertThat(run.exit()).as("%s", run).isZero();
            return run.out().strip();
        }
    }
}
