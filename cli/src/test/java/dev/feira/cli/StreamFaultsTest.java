package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong around a stream: one error with its place and its cure, the right exit code, and a next run that
/// brings all that was sent.
class StreamFaultsTest {
    @TempDir
    Path folder;

    private LiveShop live;

    @BeforeEach
    void givenShop() throws IOException {
        live = LiveShop.in(folder);
    }

    @Test
    void missingTopicNamesTheCommandThatMakesIt() throws IOException {
        Clear.of(live.consume(), 1, "there is no topic `" + live.topic() + "`", "feira stream produce");

        live.produce(50);
        live.completes(50);
    }

    @Test
    void wrongPasswordNamesServerAndUserButNotThePassword() throws IOException {
        live.produce(50);
        LiveShop wrong = live.with("POSTGRES_PASSWORD", "tiger");

        for (String verb : new String[] {"consume", "status", "replay"}) {
            Run run = wrong.shop().feira("stream", verb, "invoices");

            Clear.of(run, 1, live.address(), "refused user `" + live.user() + "`", "check user and password");
            assertThat(run.err()).doesNotContain("tiger", "waiting for it");
        }
        live.completes(50);
    }

    @Test
    void databaseThatIsNotThereIsNamed() {
        live.produce(1);

        Clear.of(live.with("POSTGRES_DB", "no_such").consume(), 1, "has no database `no_such`", "create it");
    }

    @Test
    void serverThatIsDownIsWaitedForAsLongAsThePatience() throws IOException {
        live.produce(50);
        Path settings = live.shop().folder().resolve("feira.yml");
        Files.writeString(
                settings, Files.readString(settings).replace("      sink:\n", "      patience: 200 ms\n      sink:\n"));

        Run run = live.with("POSTGRES_PORT", "1").consume();

        Clear.of(run, 1, "PostgreSQL at `127.0.0.1:1` does not answer", "is it running?");
        assertThat(run.err()).containsOnlyOnce("waiting for it");
        live.completes(50);
    }

    @Test
    void brokersThatNobodyKnowsAreAWrongSetting() {
        LiveShop wrong = live.with("KAFKA_BOOTSTRAP_SERVERS", "nowhere.invalid:9092");

        Clear.of(wrong.consume(), 2, "`nowhere.invalid:9092`", "stream.kafka");
        Clear.of(wrong.shop().feira("stream", "produce", "--count", "1"), 2, "`nowhere.invalid:9092`", "stream.kafka");
    }

    @Test
    void readOnlyDatabaseSaysSoAndIsWrittenWhenItNoLongerIs() throws Exception {
        live.produce(50);
        String readOnly = "ALTER DATABASE " + live.postgres().database() + " SET default_transaction_read_only = ";

        live.asAdmin(readOnly + "on");
        Clear.of(live.consume(), 1, live.address(), "is read-only", "point the sink at the primary server");

        live.asAdmin(readOnly + "off");
        live.completes(50);
        live.produce(50);
        live.asAdmin(readOnly + "on");
        Clear.of(live.consume(), 1, "is read-only");
        live.asAdmin(readOnly + "off");
        live.completes(100);
    }

    @Test
    void missingRightToMakeTablesIsNamedWithItsGrant() throws Exception {
        live.produce(50);
        String reader = live.postgres().reader().user();
        LiveShop asReader = live.with("POSTGRES_USER", reader)
                .with("POSTGRES_PASSWORD", live.postgres().reader().password().reveal());

        Run run = asReader.consume();

        String grant = "GRANT CREATE ON DATABASE " + live.postgres().database() + " TO " + reader;
        Clear.of(run, 1, "user `" + reader + "` lacks a right", grant);
        live.asAdmin(grant);
        asReader.completes(50);
    }

    @Test
    void missingRightToWriteIsNamedWithItsGrant() throws Exception {
        live.produce(50);
        live.completes(50);
        live.asOwner("REVOKE INSERT ON kafka_streaming.invoice_events FROM " + live.user());
        live.produce(50);

        Run run = live.consume();

        String grant = "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA kafka_streaming TO " + live.user();
        Clear.of(run, 1, "lacks a right", "invoice_events", grant);
        live.asOwner(grant);
        live.completes(100);
    }

    @Test
    void breakingChangeOfTheSchemaNamesFieldAndCureAndStopsNothingThatWasSent() throws IOException {
        live.produce(50);
        Path versions = live.shop().folder().resolve("streams/invoices");
        Path second = versions.resolve("v2.json");
        Files.writeString(
                second,
                Files.readString(versions.resolve("v1.json")).replace("\"maximum\": 9999999999.99", "\"maximum\": 10"));

        Run run = live.consume();

        Clear.of(run, 2, "version 2 breaks version 1: field `products_amount`", "v2.json", "undo it");
        Files.delete(second);
        live.completes(50);
    }

    @Test
    void eventsOfTheWrongShapeAreSetAsideWithTheirReasonAndTheOthersPass() throws IOException {
        live.shop().done("stream", "produce", "invoices", "--rate", "max", "--count", "200", "--bad", "0.3");

        Run run = live.consume();

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(live.sum("dead_letters")).isBetween(20L, 100L);
        assertThat(live.sum("rows") + live.sum("dead_letters")).isEqualTo(200);
        assertThat(run.err()).contains("warning: ", " could not be read", "dead_letter", "feira stream replay");
    }
}
