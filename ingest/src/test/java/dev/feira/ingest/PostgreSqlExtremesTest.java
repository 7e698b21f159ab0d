package dev.feira.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.core.Column;
import dev.feira.core.Event;
import dev.feira.core.SqlType;
import dev.feira.ingest.IngestResult.Ingested;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.SharedServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every type at its ends, on a real PostgreSQL. A table is ingested only if the digest of what came over the wire
/// equals the server's own, so each success here is a proof for all its values.
class PostgreSqlExtremesTest {
    private static final String COLUMNS = """
            id int PRIMARY KEY, flag boolean, small smallint, whole integer, big bigint, reference oid,
            money2 numeric(10,2), digits18 numeric(18,6), digits18w numeric(18,0), digits19 numeric(19,4),
            digits38 numeric(38,10), digits39 numeric(39,2), anything numeric, hundreds numeric(5,-2), tiny numeric(2,4),
            single real, twice double precision,
            day date, clock time, moment timestamp, stamp timestamptz, clock3 time(3), moment0 timestamp(0),
            length interval, zoned_clock timetz, prose text, varied varchar(200), fixed char(10), one "char", label name,
            mark uuid, doc json, docb jsonb, tree xml, address inet, net cidr, card macaddr, bits bit(5), vbits varbit,
            numbers int[], words text[], mood feeling, span int4range, spans int4multirange, place point, shape polygon,
            lexemes tsvector, query tsquery, raw bytea, percentage share, price positive""";

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(folder, SharedServer.of(Server.POSTGRESQL).freshDatabase());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void everyTypeAtItsEndsIsReadAsTheServerHasIt() throws Exception {
        shop.sql(
                "CREATE TYPE feeling AS ENUM ('sad', 'ção', 'with, comma')",
                "CREATE DOMAIN share AS numeric(5,2) CHECK (value BETWEEN 0 AND 100)",
                "CREATE DOMAIN amount AS numeric(12,3)",
                "CREATE DOMAIN positive AS amount CHECK (value > 0)",
                "CREATE TABLE extremes (" + COLUMNS + ")",
                """
                INSERT INTO extremes VALUES (1, false, -32768, -2147483648, -9223372036854775808, 0,
                -99999999.99, -999999999999.999999, -999999999999999999, -999999999999999.9999,
                -9999999999999999999999999999.9999999999, -9999999999999999999999999999999999999.99,
                -12345678901234567890123456789012345678901234567890.000000000100, -9999900, -0.0099,
                '-3.4028235e38', '-1.7976931348623157e308',
                '0001-01-01', '00:00:00', '0001-01-01 00:00:00', '0001-01-01 00:00:00+00', '00:00:00.001',
                '0001-01-01 00:00:00', '-178000000 years', '00:00:00+1559', '', '', '', '', '',
                '00000000-0000-0000-0000-000000000000', '{}', '{}', '<a/>', '0.0.0.0', '0.0.0.0/0', '00:00:00:00:00:00',
                B'00000', B'', '{}', '{}', 'sad', 'empty', '{}', '(0,0)', '((0,0))', '', '', '', 0, 0.001)""",
                """
                INSERT INTO extremes VALUES (2, true, 32767, 2147483647, 9223372036854775807, 4294967295,
                99999999.99, 999999999999.999999, 999999999999999999, 999999999999999.9999,
                9999999999999999999999999999.9999999999, 9999999999999999999999999999999999999.99,
                1e200, 9999900, 0.0099, 'Infinity', '1.7976931348623157e308',
                '9999-12-31', '23:59:59.999999', '9999-12-31 23:59:59.999999', '9999-12-31 23:59:59.999999+00',
                '23:59:59.999', '9999-12-31 23:59:59', '178000000 years 11 mons -3 days 23:59:59.999999',
                '24:00:00-1559', 'açúcar 🎉' || chr(9) || '|' || chr(31) || chr(10), repeat('ç', 200), 'ab', 'x',
                'a name', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '{"a": [1, 2.50,  "ü"]}', '{"b": 1, "a": [1, 2.50, "ü"]}',
                '<a b="1">ü</a>', '2001:db8::ff00:42:8329/64', '2001:db8::/32', 'ff:ff:ff:ff:ff:ff', B'10101', B'1',
                '{1,NULL,-3}', '{"a,b",NULL,"ü\\"x"}', 'with, comma', '[1,10)', '{[1,3),[5,7)}', '(-46.6,1e-300)',
                '((0,0),(1,1),(2,0))', 'a:1 fat:2,3', 'fat & !rat', decode('00ff1f0a5c', 'hex'), 99.99, 999999999.999)""",
                """
                INSERT INTO extremes (id, money2, digits18, single, twice, moment, stamp, day, prose, raw) VALUES
                (3, -0.05, -0.000001, '-0', 5e-324, '1969-12-31 23:59:59.001', '2000-02-29 12:00:00-03', '1999-12-31', repeat('longo ', 200000), decode(repeat('c3', 1000000), 'hex')),
                (4, 10000, 10000.0001, 1e-45, '-0', '2000-01-01 00:00:00.000001', '1999-12-31 23:59:59.999999+00', '2000-01-01', NULL, NULL),
                (5, 0.10, 100000000, 'NaN', 'NaN', '1970-01-01', '2024-03-31 02:30:00+02', '2024-02-29', E'\\\\N', ''),
                (6, NULL, 1, '-Infinity', 'Infinity', NULL, NULL, NULL, 'NULL', NULL)""");
        shop.contract("extremes", "mode: full\n");

        List<Event> events = new CopyOnWriteArrayList<>();
        IngestResult result = Ingest.run(shop.settings(), shop.source, shop.lake, events::add);

        assertThat(result.failures()).isEmpty();
        assertThat(shop.lake.table("extremes").orElseThrow().rows()).isEqualTo(6);
        assertThat(events)
                .contains(
                        warned(
                                "column `digits39` holds up to 39 digits, more than any decimal of the lake: it travels as text"),
                        warned(
                                "column `anything` is declared without precision and may hold any number of digits: it travels as text"));
        assertThat(shop.lake("money2, digits18, digits19, digits38, hundreds, tiny, price", "extremes"))
                .contains(
                        "-99999999.99|-999999999999.999999|-999999999999999.9999|-9999999999999999999999999999.9999999999"
                                + "|-9999900|-0.0099|0.001",
                        "-0.05|-0.000001|null|null|null|null|null",
                        "10000.00|10000.000100|null|null|null|null|null",
                        "0.10|100000000.000000|null|null|null|null|null");
        assertThat(shop.lake("anything", "extremes").toString())
                .contains("-12345678901234567890123456789012345678901234567890.000000000100", "1" + "0".repeat(200));
        assertThat(shop.lake("day, clock::VARCHAR, moment, stamp at time zone 'UTC'", "extremes"))
                .contains(
                        "0001-01-01|00:00:00|0001-01-01 00:00:00.0|0001-01-01 00:00:00.0",
                        "9999-12-31|23:59:59.999999|9999-12-31 23:59:59.999999|9999-12-31 23:59:59.999999",
                        "1999-12-31|null|1969-12-31 23:59:59.001|2000-02-29 15:00:00.0");
        assertThat(shop.lake("numbers, words, mood, length, docb, address, fixed || '|', hex(raw)", "extremes"))
                .contains("{1,NULL,-3}|{\"a,b\",NULL,\"ü\\\"x\"}|with, comma|P178000000Y11M-3DT23H59M59.999999S"
                        + "|{\"a\": [1, 2.50, \"ü\"], \"b\": 1}|2001:db8::ff00:42:8329/64|ab        ||00FF1F0A5C");
        assertThat(type("reference")).isEqualTo(new SqlType.Int(64));
        assertThat(type("digits38")).isEqualTo(new SqlType.Decimal(38, 10));
        assertThat(type("digits39")).isEqualTo(new SqlType.Text());
        assertThat(type("hundreds")).isEqualTo(new SqlType.Decimal(7, 0));
        assertThat(type("clock")).isEqualTo(new SqlType.Time());
        assertThat(type("stamp")).isEqualTo(new SqlType.Timestamp(true));
        assertThat(type("flag")).isEqualTo(new SqlType.Bool());
        assertThat(shop.reconciled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "date, infinity, infinity",
        "date, -infinity, -infinity",
        "date, 0044-03-15 BC, -0043-03-15",
        "date, 10000-01-01, +10000-01-01",
        "timestamp, infinity, infinity",
        "timestamptz, 0001-12-31 23:59:59+00 BC, 0000-12-31T23:59:59",
        "timestamptz, 10000-01-01 00:00:00+00, +10000-01-01T00:00",
        "time, 24:00, 24:00:00"
    })
    void momentThatTheLakeCannotHoldIsAnErrorThatNamesIt(String type, String value, String shown) throws Exception {
        oddMoment(type, value);
        shop.contract("odd", "mode: full\n");

        assertThat(shop.ingest().failures().getFirst().problem().text())
                .contains("column `odd.m` holds `" + shown + "`, which the lake cannot hold", "zero_dates: text");
        assertThat(shop.lake.table("odd")).isEmpty();
    }

    @Test
    void momentThatTheLakeCannotHoldMayBecomeNullAndIsCounted() throws Exception {
        oddMoment("timestamptz", "infinity");
        shop.contract("odd", "columns:\n  - {name: m, type: timestamptz, zero_dates: null}\n");

        assertThat(succeeds().coercions()).isEqualTo(Map.of("m", 1L));
        assertThat(shop.lake("m is null", "odd")).containsExactly("false", "true");
    }

    @Test
    void momentThatTheLakeCannotHoldMayStayAsText() throws Exception {
        oddMoment("date", "0044-03-15 BC");
        shop.contract("odd", "columns:\n  - {name: m, type: text, zero_dates: text}\n");

        assertThat(succeeds().coercions()).isEmpty();
        assertThat(shop.lake("m", "odd")).contains("0044-03-15 BC");
    }

    private void oddMoment(String type, String value) throws Exception {
        String good = type.equals("time") ? "12:00" : "2000-02-29";
        shop.sql("CREATE TABLE odd (m " + type + ")", "INSERT INTO odd VALUES ('" + value + "'), ('" + good + "')");
    }

    @ParameterizedTest
    @CsvSource({"'numeric(10,2)'", "'numeric(30,2)'"})
    void decimalThatIsNoNumberIsAnErrorThatNamesItsColumn(String type) throws Exception {
        shop.sql("CREATE TABLE odd (n " + type + ")", "INSERT INTO odd VALUES (1), ('NaN')");
        shop.contract("odd", "mode: full\n");

        assertThat(shop.ingest().failures().getFirst().problem().message()).contains("`odd.n` holds `NaN`");
    }

    @Test
    void unknownTypeIsAnErrorThatNamesItsColumn() throws Exception {
        shop.sql(
                "CREATE TYPE pair AS (a int, b int)",
                "CREATE TABLE odd (id int, cash money)",
                "CREATE TABLE odder (p pair)");
        shop.contract("odd", "mode: full\n");
        shop.contract("odder", "mode: full\n");

        assertThat(shop.ingest().failures())
                .extracting(it -> it.problem().message())
                .containsExactly(
                        "column `odd.cash` has the type `money`, for which no faithful type is known",
                        "column `odder.p` has the type `pair`, for which no faithful type is known");
    }

    private Ingested succeeds() {
        IngestResult result = shop.ingest();
        assertThat(result.failures()).isEmpty();
        return result.ingested().getFirst();
    }

    private static Event warned(String message) {
        return new Event.Warned("ingest", "extremes", message);
    }

    private SqlType type(String column) {
        return shop.lakeColumn("extremes", column).map(Column::type).orElseThrow();
    }
}
