package dev.feira.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationsTest {
    @TempDir
    Path folder;

    private Publications publications() {
        return Publications.in(folder.resolve("published"));
    }

    private Generation publish(String name, int value) {
        DuckDb work = DuckDb.open(folder.resolve("work.duckdb"), WarehouseSettings.DEFAULT);
        try (Session session = work.session()) {
            session.run("create or replace table t as select " + value + " as v");
        }
        return publications().publish(work, name);
    }

    private static @Nullable Object value(Warehouse warehouse) {
        try (Session session = warehouse.session()) {
            return session.run("select v from t").single();
        }
    }

    @Test
    void readersSeeTheNewestGeneration() {
        assertThat(publications().current()).isEmpty();
        publish("one", 1);
        publish("two", 2);

        try (Publications.Reader reader = publications().open(WarehouseSettings.DEFAULT)) {
            assertThat(reader.generation().name()).isEqualTo("two");
            assertThat(value(reader.warehouse())).isEqualTo(2);
        }
    }

    @Test
    void aReaderKeepsItsGenerationWhileNewerOnesCome() {
        publish("one", 1);
        try (Publications.Reader reader = publications().open(WarehouseSettings.DEFAULT)) {
            publish("two", 2);
            assertThat(value(reader.warehouse())).isEqualTo(1);
        }
    }

    @Test
    void onlyTheTwoNewestGenerationsStay() throws IOException {
        for (String name : List.of("one", "two", "three", "four")) {
            publish(name, 1);
        }
        try (Stream<Path> files = Files.list(folder.resolve("published"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "current", "three.duckdb", "three.properties", "four.duckdb", "four.properties");
        }
    }

    @Test
    void aCopyThatFailsLeavesReadersWithTheLastGeneration() throws IOException {
        publish("one", 1);
        Files.createDirectories(folder.resolve("published/two.duckdb/in the way"));

        assertThatThrownBy(() -> publish("two", 2)).hasMessageContaining("not published");
        try (Publications.Reader reader = publications().open(WarehouseSettings.DEFAULT)) {
            assertThat(reader.generation().name()).isEqualTo("one");
            assertThat(value(reader.warehouse())).isEqualTo(1);
        }
    }

    @Test
    void whatACrashLeftBehindDisturbsNobodyAndGoes() throws IOException {
        publish("one", 1);
        Files.writeString(folder.resolve("published/lost.part"), "half a copy");
        Files.writeString(folder.resolve("published/current.part"), "tw");

        try (Publications.Reader reader = publications().open(WarehouseSettings.DEFAULT)) {
            assertThat(reader.generation().name()).isEqualTo("one");
        }
        publish("two", 2);
        assertThat(publications().current()).map(Generation::name).contains("two");
        assertThat(folder.resolve("published")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aReaderCanNeitherWriteNorLeaveItsFile() throws IOException {
        Path outside = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
        publish("one", 1);

        try (Publications.Reader reader = publications().open(WarehouseSettings.DEFAULT);
                Session session = reader.warehouse().session()) {
            for (String sql : List.of(
                    "create table x (a int)",
                    "select * from read_csv('" + outside + "')",
                    "copy t to '" + folder.resolve("out.csv") + "'",
                    "set memory_limit = '10GB'",
                    "attach '" + folder.resolve("other.duckdb") + "'")) {
                assertThatThrownBy(() -> session.run(sql)).as(sql).isNotNull();
            }
        }
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    @Test
    void readingBeforeAnythingIsPublishedNamesTheCure() {
        assertThatThrownBy(() -> publications().open(WarehouseSettings.DEFAULT))
                .hasMessageContaining("nothing has been published yet");
    }
}
