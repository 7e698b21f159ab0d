package dev.feira.ingest.mysql;

import dev.feira.core.Column;
import dev.feira.core.SqlType;
import dev.feira.ingest.contract.ContractColumn;
import dev.feira.ingest.contract.ZeroDates;
import dev.feira.jdbc.Dialect;
import dev.feira.jdbc.SourceColumn;
import dev.feira.jdbc.SourceType;
import java.util.List;

/// The type table of MySQL and MariaDB: for each source type the expression that is exact, cheap on the wire, and
/// equal on both servers.
final class ColumnReadings {
    private static final int LONG_DIGITS = 18;

    private final Dialect dialect;
    private final String table;

    ColumnReadings(Dialect dialect, String table) {
        this.dialect = dialect;
        this.table = table;
    }

    /// The reading of one column.
    ///
    /// @param wanted what the contract says of the column
    /// @throws dev.feira.core.ProblemException naming a column whose type has no faithful form
    ColumnReading of(SourceColumn source, ContractColumn wanted) {
        SqlType natural = dialect.typeOf(table, source);
        String quoted = dialect.quoted(source.name());
        return switch (natural) {
            case SqlType.Int(int _), SqlType.Bool() -> integer(source, wanted, quoted);
            case SqlType.Decimal(int precision, int scale)
            when Math.max(precision, precision(wanted)) <= LONG_DIGITS -> shortDecimal(source, wanted, quoted, scale);
            case SqlType.Decimal(int _, int _) -> wideDecimal(source, wanted, quoted);
            case SqlType.Real(int _) ->
                reading(source, wanted, List.of(quoted), "", (at, column) -> new DoubleCell(at, column));
            case SqlType.Date() -> temporal(source, wanted, quoted, "TO_DAYS(" + quoted + ")-719528", -1);
            case SqlType.Timestamp(boolean _) ->
                temporal(
                        source,
                        wanted,
                        quoted,
                        micros(quoted, source.type()),
                        source.type().fraction());
            case SqlType.Text() -> text(source, wanted, quoted);
            case SqlType.Bytes() -> bytes(source, wanted, quoted);
            case SqlType.Time() -> throw new IllegalStateException("no MySQL type is a time of day");
        };
    }

    private static int precision(ContractColumn wanted) {
        return wanted.type() instanceof SqlType.Decimal(int precision, int _) ? precision : 0;
    }

    /// ZEROFILL and YEAR would come as padded text, BIT as bytes; adding 0 makes each a number.
    private ColumnReading integer(SourceColumn source, ContractColumn wanted, String quoted) {
        SourceType type = source.type();
        boolean dressed =
                type.zerofill() || type.name().equals("year") || type.name().equals("bit");
        String number = dressed ? quoted + "+0" : quoted;
        return reading(source, wanted, List.of(number), number, (at, column) -> new LongCell(at, column, 0));
    }

    private ColumnReading shortDecimal(SourceColumn source, ContractColumn wanted, String quoted, int scale) {
        String digest = source.type().zerofill() ? quoted + "+0" : quoted;
        String unscaled = "CAST(" + quoted + "*1" + "0".repeat(scale) + " AS SIGNED)";
        return reading(source, wanted, List.of(unscaled), digest, (at, column) -> new LongCell(at, column, scale));
    }

    /// BIGINT UNSIGNED, BIT(64) and decimals that a long cannot hold travel as text.
    private ColumnReading wideDecimal(SourceColumn source, ContractColumn wanted, String quoted) {
        String number = source.type().zerofill() || source.type().name().equals("bit") ? quoted + "+0" : quoted;
        return textual(source, wanted, "CAST(" + number + " AS CHAR)", number);
    }

    private ColumnReading temporal(
            SourceColumn source, ContractColumn wanted, String quoted, String number, int fraction) {
        String asText = "CAST(" + quoted + " AS CHAR)";
        ZeroDates policy = wanted.zeroDates().orElse(ZeroDates.NULL);
        if (policy == ZeroDates.TEXT) {
            return textual(source, wanted, asText, quoted);
        }
        boolean reject = policy == ZeroDates.REJECT || !wanted.nullable();
        String regular = "IF(" + quoted + ">='0001-01-01'," + number + ",NULL)";
        String odd = "IF(" + regular + " IS NULL," + asText + ",NULL)";
        return reading(
                source,
                wanted,
                List.of(regular, odd),
                quoted,
                (at, column) -> new TemporalCell(at, column, fraction, reject, name(source)));
    }

    /// 62,167,219,200 seconds lie between year 0 and 1970. Never UNIX_TIMESTAMP, which reads a wall clock in the
    /// session's zone.
    private static String micros(String quoted, SourceType type) {
        String seconds = "(TO_SECONDS(" + quoted + ")-62167219200)*1000000";
        return type.fraction() == 0 ? seconds : seconds + "+MICROSECOND(" + quoted + ")";
    }

    private ColumnReading text(SourceColumn source, ContractColumn wanted, String quoted) {
        return switch (source.type().name()) {
            case "time", "uuid", "inet4", "inet6", "decimal" ->
                textual(source, wanted, "CAST(" + quoted + " AS CHAR)", quoted);
            case "json" -> longText(source, wanted, "CONVERT(" + quoted + " USING utf8mb4)");
            case "mediumtext", "longtext" -> longText(source, wanted, quoted);
            default -> textual(source, wanted, quoted, utf8(source, quoted));
        };
    }

    private ColumnReading longText(SourceColumn source, ContractColumn wanted, String quoted) {
        String text = utf8(source, quoted);
        return bytes(source, wanted, quoted, longChecksum(text), BytesCell.Image.LONG_CHECKSUM);
    }

    private ColumnReading textual(SourceColumn source, ContractColumn wanted, String select, String digest) {
        return bytes(source, wanted, select, digest, BytesCell.Image.PLAIN);
    }

    private ColumnReading bytes(SourceColumn source, ContractColumn wanted, String quoted) {
        return switch (source.type().name()) {
            case "mediumblob", "longblob" ->
                bytes(source, wanted, quoted, longChecksum(quoted), BytesCell.Image.LONG_CHECKSUM);
            default -> bytes(source, wanted, quoted, "CRC32(" + quoted + ")", BytesCell.Image.CHECKSUM);
        };
    }

    private ColumnReading bytes(
            SourceColumn source, ContractColumn wanted, String select, String digest, BytesCell.Image image) {
        return reading(
                source,
                wanted,
                List.of(select),
                digest,
                (at, column) -> new BytesCell(at, column, image, name(source), wanted.allowed()));
    }

    /// Above `max_allowed_packet` CONCAT gives NULL in silence, so long values go in by length and checksum.
    private static String longChecksum(String value) {
        return "CONCAT(OCTET_LENGTH(" + value + "),':',CRC32(" + value + "))";
    }

    private static String utf8(SourceColumn source, String quoted) {
        boolean already = source.type().charset().equals("utf8mb4")
                || source.type().charset().isEmpty();
        return already ? quoted : "CONVERT(" + quoted + " USING utf8mb4)";
    }

    private ColumnReading reading(
            SourceColumn source, ContractColumn wanted, List<String> select, String digest, ColumnReading.Maker maker) {
        Column column = new Column(source.name(), wanted.type(), wanted.nullable());
        return new ColumnReading(column, name(source), select, digest, dialect.quoted(source.name()), maker);
    }

    private String name(SourceColumn source) {
        return table + "." + source.name();
    }
}
