package dev.feira.lake;

import static dev.feira.lake.Rows.ask;
import static dev.feira.lake.Rows.table;
import static dev.feira.lake.Rows.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feira.core.ProblemException;
import dev.feira.core.SqlType;
import dev.feira.core.Table;
import dev.feira.lake.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelocationTest {
    private static final Table PEOPLE = table("people", "id", new SqlType.Int(64), "name", new SqlType.Text());
    private static final Table THINGS = table("things 'ção", "id", new SqlType.Int(64));

    @TempDir
    Path folder;

    private Path moved;

    @BeforeEach
    void givenLakeThatWasMoved() throws IOException {
        Path made = folder.resolve("made here");
        try (Lake lake = Lake.open(LakeSettings.in(made))) {
            write(lake, PEOPLE, new Object[] {1L, "Ana"});
            write(lake, PEOPLE, new Object[] {1L, "Ana"}, new Object[] {2L, null});
            write(lake, THINGS, new Object[] {7L});
            write(lake, table("empty", "id", new SqlType.Int(64)));
        }
        moved = Files.move(made, folder.resolve("now here")).toRealPath();
    }

    @Test
    void theErrorNamesTheCureAndTheCureBringsTheSameRows() {
        assertThatThrownBy(() -> Lake.open(LakeSettings.in(moved)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().text()).contains("feira lake relocate"));

        Relocation relocation = Lake.relocate(LakeSettings.in(moved));

        assertThat(relocation.tables()).containsExactly("empty", "people", "things 'ção");
        assertThat(relocation.from()).endsWith("made here");
        assertThat(relocation.to()).endsWith("now here");
        assertSameRows();
    }

    /// `testing/checks/lake-readers` shows it to programs that know nothing of Feira.
    @Test
    void aRelocatedLakeIsLeftForOtherReaders() throws IOException {
        Path left = Path.of("target/relocated-lake").toAbsolutePath();
        new WorkFolder(left).delete();
        Files.createDirectories(left.getParent());
        moved = Files.move(moved, left).toRealPath();

        Lake.relocate(LakeSettings.in(moved));

        assertSameRows();
    }

    @Test
    void historyAndKnowledgeComeAlongAndTheNextCommitGoesOn() {
        Lake.relocate(LakeSettings.in(moved));

        try (Lake lake = Lake.open(LakeSettings.in(moved))) {
            assertThat(lake.snapshots("people"))
                    .hasSize(2)
                    .allSatisfy(it -> assertThat(it.state()).containsKey("source-rows"));
            LakeTable next = write(lake, PEOPLE, new Object[] {3L, "Rui"});
            assertThat(next.batchNumber()).isEqualTo(3);
            assertThat(ask("select name from " + next.scan().sql())).containsExactly("Rui");
            assertThat(lake.snapshots("people")).hasSize(3);
        }
    }

    @Test
    void noPathOfTheOldPlaceIsLeftInWhatTheCatalogNames() throws IOException {
        Lake.relocate(LakeSettings.in(moved));

        try (Stream<Path> files = Files.walk(moved)) {
            List<Path> metadata = files.filter(Files::isRegularFile)
                    .filter(it -> it.toString().contains("relocated-"))
                    .toList();
            assertThat(metadata).isNotEmpty();
            for (Path file : metadata) {
                assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain("made here");
            }
        }
    }

    @Test
    void aLakeMovesAgainAndAgain() throws IOException {
        for (int i = 0; i < 3; i++) {
            Lake.relocate(LakeSettings.in(moved));
            assertSameRows();
            moved = Files.move(moved, folder.resolve("place " + i)).toRealPath();
        }
        Lake.relocate(LakeSettings.in(moved));
        assertSameRows();
    }

    @Test
    void aLakeThatIsWhereItWasMadeStaysAsItIs() {
        Lake.relocate(LakeSettings.in(moved));

        Relocation again = Lake.relocate(LakeSettings.in(moved));

        assertThat(again.moved()).isFalse();
        assertThat(again.tables()).isEmpty();
        assertSameRows();
    }

    @Test
    void whereverItIsCutShortTheNextRunCompletesAndMovingBackWorks() throws IOException {
        Path catalog = moved.resolve("catalog.db");
        int cut = 0;
        boolean done = false;
        while (!done) {
            try {
                Lake.relocate(catalog, new CutStore(Store.inFolder(moved), cut));
                done = true;
            } catch (ProblemException e) {
                cut++;
                moved = Files.move(moved, folder.resolve("made here"));
                assertSameRows();
                moved = Files.move(moved, folder.resolve("now here"));
                catalog = moved.resolve("catalog.db");
            }
        }
        assertThat(cut).isGreaterThan(8);
        assertSameRows();
    }

    @Test
    void halfACopyIsRefusedAndLeftAsItWas() throws IOException {
        Path parquet;
        try (Stream<Path> files = Files.walk(moved.resolve("bronze/people/data"))) {
            parquet = files.filter(it -> it.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
        // Both versions' files lie there: the older one belongs to no current snapshot.
        try (Stream<Path> files = Files.list(parquet.getParent())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        assertThatThrownBy(() -> Lake.relocate(LakeSettings.in(moved)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().text())
                                .contains("of table `people` is not there", "copy the whole folder"));
        assertThatThrownBy(() -> Lake.open(LakeSettings.in(moved))).hasMessageContaining("was made at");
    }

    @Test
    void aFolderWithoutALakeIsSaidToBeOne() {
        assertThatThrownBy(() -> Lake.relocate(LakeSettings.in(folder.resolve("nothing"))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no lake to relocate");
    }

    private void assertSameRows() {
        try (Lake lake = Lake.open(LakeSettings.in(moved))) {
            assertThat(ask("select id, name, _feira_batch from "
                            + lake.table("people").orElseThrow().scan().sql() + " order by id"))
                    .containsExactly("1|Ana|2", "2|null|2");
            assertThat(ask("select id from "
                            + lake.table(THINGS.name()).orElseThrow().scan().sql()))
                    .containsExactly("7");
            assertThat(ask("select count(*) from "
                            + lake.table("empty").orElseThrow().scan().sql()))
                    .containsExactly("0");
        }
    }

    /// Fails at the write of that number, and at all that follow, as a process that was killed does.
    private static final class CutStore implements Store {
        private final Store store;
        private int left;

        CutStore(Store store, int left) {
            this.store = store;
            this.left = left;
        }

        @Override
        public String root() {
            return store.root();
        }

        @Override
        public void put(String location, Path file) throws IOException {
            throw new IOException("nothing is put while a lake is relocated: " + location);
        }

        @Override
        public void write(String location, byte[] content) throws IOException {
            if (left-- <= 0) {
                throw new IOException("cut short");
            }
            store.write(location, content);
        }

        @Override
        public byte[] read(String location) throws IOException {
            return store.read(location);
        }

        @Override
        public InputStream open(String location) throws IOException {
            return store.open(location);
        }

        @Override
        public OptionalLong size(String location) throws IOException {
            return store.size(location);
        }

        @Override
        public void delete(String location) throws IOException {
            store.delete(location);
        }
    }
}
