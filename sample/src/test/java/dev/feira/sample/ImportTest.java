package dev.feira.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Archives of CSV files, as people have them, into a real MariaDB.
class ImportTest {
    private static final String DESCRIPTION = """
            tables:
              notes:
                file: notes.csv
                csv: {quote: digits}
                key: [id]
                columns:
                  id: {type: char(3)}
                  price: {type: "decimal(6,2)", nullable: true}
                  message: {type: text, nullable: true}
                  written: {type: datetime, nullable: true}
              words:
                file: words.csv
                csv: {quote: needed, header: plain, mark: true, newline: crlf, last_newline: false}
                columns:
                  word: {type: varchar(20)}
                  weight: {type: double}
            """;

    private static final String NOTES = """
            "id","price","message","written"
            "1aa",10.50,"two
            lines, ""quoted"" and a \\ 👍",2018-01-02 03:04:05
            b2b,,,
            "3cc",-7.00,\ttab,2017-12-31 23:59:59
            """;
    private static final String WORDS = "\uFEFFword,weight\r\npão,-23.54562128115268\r\n\"a,b\",1";

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void openShop() {
        shop = Shop.open();
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    private SampleResult load(String notes, String words) throws IOException {
        Path archive = zip(Map.of("data/notes.csv", notes, "words.csv", words));
        return sample().importArchive(archive, shop.database(), EventListener.none());
    }

    private Sample sample() throws IOException {
        return Sample.describedIn(Files.writeString(folder.resolve("shop.yml"), DESCRIPTION));
    }

    private Path zip(Map<String, String> files) throws IOException {
        Path archive = folder.resolve("archive.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return archive;
    }

    private Problem problemOf(String notes, String words) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> load(notes, words));
        return thrown.problem();
    }

    @Test
    void everyValueArrivesAsItStandsInTheFile() throws Exception {
        load(NOTES, WORDS);

        assertThat(shop.rows("SELECT * FROM notes ORDER BY id"))
                .containsExactly(
                        "1aa|10.50|two\nlines, \"quoted\" and a \\ 👍|2018-01-02 03:04:05",
                        "3cc|-7.00|\ttab|2017-12-31 23:59:59",
                        "b2b|∅|∅|∅");
        assertThat(shop.rows("SELECT word, weight = -23.54562128115268 FROM words"))
                .containsExactlyInAnyOrder("pão|1", "a,b|0");
    }

    @Test
    void resultTellsRowsAndTheBytesOfTheFiles() throws Exception {
        assertThat(load(NOTES, WORDS).tables())
                .containsExactly(
                        new SampleResult.Table("notes", 3, NOTES.getBytes(StandardCharsets.UTF_8).length),
                        new SampleResult.Table("words", 2, WORDS.getBytes(StandardCharsets.UTF_8).length));
    }

    @Test
    void secondImportTakesThePlaceOfTheFirst() throws Exception {
        load(NOTES, WORDS);

        load("id,price,message,written\nzzz,1,,\n", WORDS);

        assertThat(shop.rows("SELECT id FROM notes")).containsExactly("zzz");
        assertThat(shop.rows("SHOW TABLES")).containsExactly("notes", "words");
    }

    @Test
    void badRowIsNamedByFileAndLineAndLeavesTheOldTablesInPlace() throws Exception {
        load(NOTES, WORDS);

        Problem problem = problemOf(NOTES + "4dd,12.345,,\n", "word,weight\n");

        assertThat(problem.text()).startsWith("""
                        error: `12.345` is no decimal(6,2) for column `price`
                          --> archive.zip!notes.csv:6""");
        assertThat(shop.rows("SELECT count(*) FROM words")).containsExactly("2");
        assertThat(shop.rows("SHOW TABLES")).containsExactly("notes", "words");
    }

    @Test
    void wrongNumberOfFieldsIsNamed() {
        assertThat(problemOf(NOTES + "4dd,1\n", WORDS).message()).isEqualTo("the row has 2 fields instead of 4");
    }

    @Test
    void valueThatMustBeThereIsMissed() {
        assertThat(problemOf(NOTES, "word,weight\n,1\n").message()).isEqualTo("column `word` has no value");
    }

    @Test
    void quoteThatIsNotClosedIsFound() {
        assertThat(problemOf(NOTES + "\"4dd,1", WORDS).text())
                .contains("a quoted field is not closed", "archive.zip!notes.csv:6");
    }

    @Test
    void wrongHeaderNamesTheColumn() {
        assertThat(problemOf(NOTES.replace("message", "massage"), WORDS).text())
                .contains("column 3 of table `notes` should be `message`, found `massage`");
    }

    @Test
    void missingFileIsNamed() {
        assertThatThrownBy(() ->
                        sample().importArchive(zip(Map.of("notes.csv", NOTES)), shop.database(), EventListener.none()))
                .hasMessageContaining("lacks `words.csv`");
    }

    @Test
    void fileThatStandsInTwoFoldersIsRefused() throws IOException {
        Path archive = zip(Map.of("notes.csv", NOTES, "words.csv", WORDS, "old/words.csv", "word,weight\r\n"));

        assertThatThrownBy(() -> sample().importArchive(archive, shop.database(), EventListener.none()))
                .hasMessageContaining("`words.csv`")
                .hasMessageContaining("`old/words.csv`")
                .hasMessageContaining("which of them is meant cannot be known");
    }

    @Test
    void fileThatIsNoArchiveIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("archive.zip"), "hello");

        assertThatThrownBy(() -> sample().importArchive(text, shop.database(), EventListener.none()))
                .hasMessageContaining("is not a zip archive");
    }

    @Test
    void repeatedKeyIsFound() {
        assertThat(problemOf(NOTES + "b2b,,,\n", WORDS).message()).contains("b2b");
    }

    @Test
    void unknownTypeInTheDescriptionIsNamedWithItsPlace() throws IOException {
        Path description = Files.writeString(folder.resolve("shop.yml"), DESCRIPTION.replace("double", "dubble"));

        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> Sample.describedIn(description));

        assertThat(thrown.problem().text()).contains("`dubble` is no column type", "shop.yml:16:");
    }
}
