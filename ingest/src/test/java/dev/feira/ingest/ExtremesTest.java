package dev.feira.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.core.Column;
import dev.feira.core.Event;
import dev.feira.core.SqlType;
import dev.feira.ingest.IngestResult.Failed;
import dev.feira.ingest.IngestResult.Ingested;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every type at its ends, on a real server. A table is ingested only if the digest of what came over the wire
/// equals the server's own, so each success here is a proof for all its values.
class ExtremesTest {
    private static final String COLUMNS = """
            id INT NOT NULL PRIMARY KEY, flag TINYINT(1), tiny TINYINT, tinyu TINYINT UNSIGNED, small SMALLINT,
            smallu SMALLINT UNSIGNED, medium MEDIUMINT, mediumu MEDIUMINT UNSIGNED, whole INT, wholeu INT UNSIGNED,
            filled INT(8) UNSIGNED ZEROFILL, big BIGINT, bigu BIGINT UNSIGNED, bit1 BIT(1), bit40 BIT(40), bit64 BIT(64),
            money DECIMAL(10,2), digits18 DECIMAL(18,6), digits38 DECIMAL(38,10), digits65 DECIMAL(65,30),
            filleddecimal DECIMAL(10,2) ZEROFILL, single FLOAT, twice DOUBLE, third DOUBLE,
            day DATE, moment DATETIME, moment3 DATETIME(3), moment6 DATETIME(6), stamp TIMESTAMP NULL,
            stamp6 TIMESTAMP(6) NULL, length TIME, length6 TIME(6), vintage YEAR,
            fixed CHAR(10), varied VARCHAR(200), latin VARCHAR(50) CHARACTER SET latin1,
            binarycollated VARCHAR(50) COLLATE utf8mb4_bin, prose TEXT, book LONGTEXT, doc JSON,
            choice ENUM('a','b','ção'), choices SET('x','y','z'), raw BINARY(4), rawvaried VARBINARY(300), small_blob BLOB,
            big_blob LONGBLOB, place POINT""";

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void everyTypeAtItsEndsIsReadAsMariaDbHasIt() throws Exception {
        everyTypeAtItsEnds();
        assertThat(shop.lake.table("extremes").orElseThrow().state()).containsEntry("protocol", "mariadb-binlog");
    }

    @Test
    void everyTypeAtItsEndsIsReadAsMySqlHasIt() throws Exception {
        shop.close();
        shop = new Shop(folder, MySqlServer.freshDatabase());
        everyTypeAtItsEnds();
        assertThat(shop.lake.table("extremes").orElseThrow().state()).containsEntry("protocol", "mysql-gtid");
    }

    private void everyTypeAtItsEnds() throws Exception {
        shop.sql("CREATE TABLE extremes (" + COLUMNS + ") DEFAULT CHARSET utf8mb4", """
                INSERT INTO extremes VALUES (1, 0, -128, 0, -32768, 0, -8388608, 0, -2147483648, 0, 0,
                -9223372036854775808, 0, b'0', 0, 0, -99999999.99, -999999999999.999999, -9999999999999999999999999999.9999999999,
                -99999999999999999999999999999999999.999999999999999999999999999999, 0, -3.4e38, -1.7976931348623157e308, -0.0,
                '0001-01-01', '0001-01-01 00:00:00', '0001-01-01 00:00:00.001', '0001-01-01 00:00:00.000001',
                '1970-01-01 00:00:01', '1970-01-01 00:00:01.000001', '-838:59:59', '-838:59:59.999999', 1901,
                '', '', '', '', '', '', '{}', 'a', '', x'00000000', '', '', '', ST_GeomFromText('POINT(0 0)'))""", """
                INSERT INTO extremes VALUES (2, 1, 127, 255, 32767, 65535, 8388607, 16777215, 2147483647, 4294967295, 42,
                9223372036854775807, 18446744073709551615, b'1', 1099511627775, 18446744073709551615, 99999999.99, 999999999999.999999,
                9999999999999999999999999999.9999999999, 99999999999999999999999999999999999.999999999999999999999999999999, 7.05,
                3.4e38, 1.7976931348623157e308, 5e-324, '9999-12-31', '9999-12-31 23:59:59', '9999-12-31 23:59:59.999',
                '9999-12-31 23:59:59.999999', '2038-01-19 03:14:07', '2038-01-19 03:14:07.999999', '838:59:59', '838:59:59.999999',
                2155, '0123456789', CONCAT('açúcar 🎉', CHAR(9), '|', CHAR(31), CHAR(10)), 'café', 'Ação', REPEAT('ç', 20000),
                REPEAT('longo ', 200000), '{"a": [1, 2.50, "ü"]}', 'ção', 'x,y,z', x'ff00ff1f', REPEAT(x'00', 300),
                REPEAT(x'fe', 60000), REPEAT(x'c3', 1000000), ST_GeomFromText('POINT(-46.6 1e-300)'))""", """
                INSERT INTO extremes (id, money, digits18, third, moment3, length, stamp) VALUES
                (3, -0.05, -0.000001, 0.1, '1969-12-31 23:59:59.001', '00:00:01', '2000-02-29 12:00:00'),
                (4, 0.05, 0.000001, -1e-310, '2000-02-29 00:00:00.1', '-00:00:01', '2001-09-09 01:46:40')""");
        shop.contract("extremes", "mode: full\n");

        List<Event> events = new CopyOnWriteArrayList<>();
        IngestResult result = Ingest.run(shop.settings(), shop.source, shop.lake, events::add);

        assertThat(result.failures()).isEmpty();
        assertThat(events)
                .contains(
                        new Event.Warned(
                                "ingest",
                                "extremes",
                                "column `digits65` holds up to 65 digits, more than any decimal of the lake: it travels as text"));
        assertThat(shop.lake("digits65", "extremes"))
                .contains("99999999999999999999999999999999999.999999999999999999999999999999");
        assertThat(shop.lake.table("extremes").orElseThrow().rows()).isEqualTo(4);
        assertThat(type("bigu")).isEqualTo(new SqlType.Decimal(20, 0));
        assertThat(type("bit64")).isEqualTo(new SqlType.Decimal(20, 0));
        assertThat(type("digits65")).isEqualTo(new SqlType.Text());
        assertThat(type("length")).isEqualTo(new SqlType.Text());
        assertThat(type("stamp")).isEqualTo(new SqlType.Timestamp(true));
        assertThat(type("flag")).isEqualTo(new SqlType.Int(32));
        assertThat(Ingest.reconcile(shop.settings(), shop.source, shop.lake).equal())
                .isTrue();
    }

    @Test
    void whatOnlyMariaDbHasIsCarriedToo() throws Exception {
        shop.sql("CREATE TABLE own (mark UUID, address INET6, old INET4)", """
                INSERT INTO own VALUES ('00000000-0000-0000-0000-000000000000', '::', '0.0.0.0'),
                ('123e4567-e89b-12d3-a456-426655440000', '2001:db8::ff00:42:8329', '255.0.10.1'), (NULL, NULL, NULL)""");
        shop.contract("own", "mode: full\n");

        succeeds();

        assertThat(shop.lake("*EXCLUDE (_feira_batch, _feira_ingested_at)", "own"))
                .containsExactlyInAnyOrder(
                        "00000000-0000-0000-0000-000000000000|::|0.0.0.0",
                        "123e4567-e89b-12d3-a456-426655440000|2001:db8::ff00:42:8329|255.0.10.1",
                        "null|null|null");
    }

    @Test
    void geometryOfEveryKindIsCarriedByteByByte() throws Exception {
        shop.sql(
                "CREATE TABLE shapes (any_shape GEOMETRY, a LINESTRING, b POLYGON, c MULTIPOINT, d "
                        + "MULTILINESTRING, e MULTIPOLYGON, f GEOMETRYCOLLECTION)",
                """
                INSERT INTO shapes VALUES (ST_GeomFromText('POINT(1 2)', 4326), ST_GeomFromText('LINESTRING(0 0,1 1)'),
                ST_GeomFromText('POLYGON((0 0,0 1,1 1,0 0))'), ST_GeomFromText('MULTIPOINT(0 0,1 1)'),
                ST_GeomFromText('MULTILINESTRING((0 0,1 1))'), ST_GeomFromText('MULTIPOLYGON(((0 0,0 1,1 1,0 0)))'),
                ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 2))'))""");
        shop.contract("shapes", "mode: full\n");

        assertThat(succeeds().rows()).isEqualTo(1);
        assertThat(shop.lake("hex(any_shape)", "shapes"))
                .containsExactly("E61000000101000000000000000000F03F0000000000000040");
    }

    @Test
    void textOfEveryCharacterSetArrivesAsUnicode() throws Exception {
        shop.sql(
                "CREATE TABLE words (a VARCHAR(20) CHARACTER SET latin1, b VARCHAR(20) CHARACTER SET cp1251, "
                        + "c VARCHAR(20) CHARACTER SET sjis, d VARCHAR(20) CHARACTER SET ucs2, e VARCHAR(20) CHARACTER SET "
                        + "utf16, f VARCHAR(20) CHARACTER SET utf8mb3, g VARCHAR(20) CHARACTER SET ascii, h VARCHAR(20) "
                        + "CHARACTER SET big5, i TEXT CHARACTER SET gbk, j LONGTEXT CHARACTER SET utf32) DEFAULT CHARSET "
                        + "utf8mb4",
                "INSERT INTO words VALUES ('preço', 'слово', '日本', 'ação', '🎉x', '日本', 'plain', '中文', '中文', "
                        + "'🎉y')");
        shop.contract("words", "mode: full\n");

        succeeds();

        assertThat(shop.lake("*EXCLUDE (_feira_batch, _feira_ingested_at)", "words"))
                .containsExactly("preço|слово|日本|ação|🎉x|日本|plain|中文|中文|🎉y");
    }

    @Test
    void datesThatAreNoneBecomeNullAndAreCounted() throws Exception {
        oddDates();
        shop.contract("odd", "mode: full\n");

        assertThat(succeeds().coercions()).isEqualTo(Map.of("d", 2L, "t", 2L));
    }

    @Test
    void datesThatAreNoneMayStayAsText() throws Exception {
        oddDates();
        shop.contract("odd", """
                columns:
                  - {name: d, type: text, zero_dates: text}
                  - {name: t, type: text, zero_dates: text}
                """);

        assertThat(succeeds().coercions()).isEmpty();
        assertThat(shop.lakeColumn("odd", "d").map(Column::type)).contains(new SqlType.Text());
    }

    @Test
    void datesThatAreNoneMayBeRejected() throws Exception {
        oddDates();
        shop.contract("odd", """
                columns:
                  - {name: d, type: date, zero_dates: reject}
                """);

        Failed failed = shop.ingest().failures().getFirst();

        assertThat(failed.problem().message()).contains("`odd.d`", "0000-00-00", "no date");
        assertThat(shop.lake.table("odd")).isEmpty();
    }

    private void oddDates() throws Exception {
        shop.sql(
                "SET sql_mode = 'ALLOW_INVALID_DATES'",
                "CREATE TABLE odd (id INT PRIMARY KEY, d DATE, t DATETIME(3))",
                "INSERT INTO odd VALUES (1, '0000-00-00', '0000-00-00 00:00:00'), (2, '2024-00-15', '2024-00-15 01:02:03.5'),"
                        + " (3, NULL, NULL), (4, '2024-02-29', '2024-02-29 23:59:59.999')");
    }

    private Ingested succeeds() {
        IngestResult result = shop.ingest();
        assertThat(result.failures()).isEmpty();
        return result.ingested().getFirst();
    }

    private SqlType type(String column) {
        return shop.lakeColumn("extremes", column).orElseThrow().type();
    }
}
