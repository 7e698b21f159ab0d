package dev.feira.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.feira.core.EventListener;
import dev.feira.core.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Another shop than Olist: the engine knows what the description says, and nothing else.
class GenerateTest {
    private static final String LIBRARY = """
            vocabulary:
              praise: ["a {mood} book", "so {mood}"]
              mood: [sad, funny]
            helpers:
              shelves:
                listed:
                  columns: [shelf, room, books]
                  rows: [[poems, cellar, 1], [novels, attic, 3]]
            tables:
              readers:
                file: readers.csv
                csv: {quote: digits}
                key: [reader]
                rows: 1000
                columns:
                  loans: {pick: {0: 100, 1: 700, 2: 200}}
                  reader: {type: char(32), id: true}
                  joined:
                    type: datetime
                    moment: {months: {2024-02: 600, 2024-03-01: 400}, weekdays: [1, 1, 1, 1, 1, 0, 0],
                      hours: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]}
                  left: {type: datetime, nullable: true, later: {than: joined, days: 2, midnight: true}, nulls: 0.75}
              books:
                file: books.csv
                csv: {quote: needed}
                key: [isbn]
                rows: 400
                parents: {shelf: {of: shelves, per: books, ordered: true}}
                columns:
                  one: {value: 1}
                  isbn: {type: char(32), id: true}
                  shelf: {type: varchar(20), of: shelf.shelf}
                  price: {type: "decimal(6,2)", spread: {at: [0, 50, 100], to: [1, 10, 100], log: true, round: 2}}
                  blurb: {type: text, text: {from: praise}}
              loans:
                file: loans.csv
                csv: {quote: needed}
                key: [reader, nr]
                parents: {reader: {each: readers, per: loans}, book: {of: books, per: one}}
                columns:
                  reader: {type: char(32), of: reader.reader}
                  nr: {type: int, ordinal: reader}
                  isbn: {type: char(32), of: book.isbn}
                  fee: {type: "decimal(8,2)", round: {of: {product: [book.price, 0.1]}, decimals: 2}}
              bills:
                file: bills.csv
                csv: {quote: needed}
                parents: {reader: {each: readers, per: loans}}
                columns:
                  reader: {type: char(32), of: reader.reader}
                  sum: {total: {of: loans, parent: reader, columns: [fee]}}
                  share: {type: "decimal(8,2)", split: {total: sum, parent: reader, parts: reader.loans}}
            """;

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

    private SampleResult generate(String description, double scale, long seed) throws IOException {
        Path file = Files.writeString(folder.resolve("library.yml"), description);
        return Sample.describedIn(file).generate(scale, seed, shop.database(), EventListener.none());
    }

    private String problem(String wrong, String right) {
        ProblemException thrown =
                catchThrowableOfType(ProblemException.class, () -> generate(LIBRARY.replace(right, wrong), 1, 1));
        return thrown.problem().text();
    }

    @Test
    void weightsOverAWholeTableAreMetExactly() throws Exception {
        SampleResult result = generate(LIBRARY, 1, 1);

        assertThat(result.tables()).extracting(SampleResult.Table::rows).containsExactly(1000L, 400L, 1100L, 1100L);
        assertThat(shop.rows("SELECT n, count(*) FROM (SELECT count(*) n FROM loans GROUP BY reader) x GROUP BY n"))
                .containsExactly("1|700", "2|200");
        assertThat(shop.rows("SELECT shelf, count(*) FROM books GROUP BY shelf ORDER BY shelf"))
                .containsExactly("novels|300", "poems|100");
        assertThat(shop.rows("SELECT count(*), count(`left`) FROM readers")).containsExactly("1000|250");
    }

    @Test
    void relationsHoldAtAnyScale() throws Exception {
        generate(LIBRARY, 0.013, 7);

        assertThat(shop.number("SELECT count(*) FROM readers")).isEqualTo(13);
        assertThat(shop.number("SELECT count(*) FROM loans WHERE isbn NOT IN (SELECT isbn FROM books)"))
                .isZero();
        assertThat(shop.number("SELECT count(*) FROM loans WHERE reader NOT IN (SELECT reader FROM readers)"))
                .isZero();
    }

    @Test
    void partsMakeUpTheTotalToTheCent() throws Exception {
        generate(LIBRARY, 1, 3);

        assertThat(shop.number("SELECT count(*) FROM (SELECT reader, sum(fee) s FROM loans GROUP BY reader) a "
                        + "JOIN (SELECT reader, sum(share) s FROM bills GROUP BY reader) b USING (reader) "
                        + "WHERE a.s <> b.s"))
                .isZero();
    }

    @Test
    void momentsKeepToMonthsWeekdaysAndHours() throws Exception {
        generate(LIBRARY, 1, 1);

        assertThat(shop.rows("SELECT count(*) FROM readers WHERE joined >= '2024-03-01'"))
                .containsExactly("400");
        assertThat(shop.rows("SELECT DISTINCT hour(joined) FROM readers ORDER BY 1"))
                .containsExactly("10", "11");
        assertThat(shop.number("SELECT count(*) FROM readers WHERE weekday(joined) > 4"))
                .isZero();
        assertThat(shop.number("SELECT count(*) FROM readers WHERE `left` <> date(joined) + INTERVAL 2 DAY"))
                .isZero();
    }

    @Test
    void phrasesAreFilledIn() throws Exception {
        generate(LIBRARY, 1, 1);

        assertThat(shop.rows("SELECT DISTINCT blurb FROM books ORDER BY 1"))
                .containsExactly("a funny book", "a sad book", "so funny", "so sad");
    }

    @Test
    void sameSeedMakesTheSameRowsAndAnotherSeedOthers() throws Exception {
        String checksums = "CHECKSUM TABLE readers, books, loans, bills";
        SampleResult first = generate(LIBRARY, 1, 1);
        var rows = shop.rows(checksums);

        assertThat(generate(LIBRARY, 1, 1)).isEqualTo(first);
        assertThat(shop.rows(checksums)).isEqualTo(rows);
        assertThat(generate(LIBRARY, 1, 2)).isNotEqualTo(first);
        assertThat(shop.rows(checksums)).doesNotContainAnyElementsOf(rows);
    }

    @Test
    void csvBytesAreThoseOfTheWrittenFile() throws Exception {
        SampleResult result = generate(LIBRARY, 1, 1);

        double body =
                shop.number("SELECT sum(length(isbn) + length(shelf) + length(price) + length(blurb) + 4) FROM books");
        assertThat(result.tables().get(1).csvBytes())
                .isEqualTo((long) body + "'isbn','shelf','price','blurb'\n".length());
    }

    @Test
    void wrongDescriptionIsNamedWithItsPlace() {
        assertThat(problem("book.prize", "book.price"))
                .contains("`prize` is no column of `books` above this place", "library.yml:4");
        assertThat(problem("of: volumes, per: one", "of: books, per: one"))
                .contains("`volumes` is no table or helper above this place");
        assertThat(problem("conjure: true", "id: true")).contains("`conjure` is no way to make a value");
        assertThat(problem("from: blame", "from: praise")).contains("`blame` is no list of the vocabulary");
        assertThat(problem("at: [0, 50]", "at: [0, 50, 100]")).contains("`at` goes from 0 to 100");
    }

    @Test
    void scaleMustBeAboveZero() {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> generate(LIBRARY, 0, 1));

        assertThat(thrown).hasMessage("a scale above 0 and up to 100 was wanted, found `0.0`");
    }
}
