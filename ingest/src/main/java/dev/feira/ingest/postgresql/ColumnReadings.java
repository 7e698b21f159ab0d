package dev.feira.ingest.postgresql;

import dev.feira.core.Column;
import dev.feira.core.SqlType;
import dev.feira.ingest.contract.ContractColumn;
import dev.feira.ingest.contract.ZeroDates;
import dev.feira.jdbc.Dialect;
import dev.feira.jdbc.SourceColumn;
import java.util.function.Supplier;

/// The type table of PostgreSQL: for each source type the expression that is exact and cheap on the wire, and the one
/// that stands for it in the digest.
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
        String name = table + "." + source.name();
        return switch (natural) {
            case SqlType.Bool() -> reading(source, wanted, quoted, quoted + "::int", WholeCell::new);
            case SqlType.Int(int _) -> integer(source, wanted, quoted);
            case SqlType.Decimal(int precision, int scale)
            when Math.max(precision, precision(wanted)) <= LONG_DIGITS ->
                reading(source, wanted, quoted, quoted, () -> new DecimalCell(scale, name));
            case SqlType.Decimal(int _, int _) ->
                reading(source, wanted, quoted + "::text", quoted, () -> new DigitsCell(name));
            case SqlType.Real(int bits) -> real(source, wanted, quoted, bits);
            case SqlType.Date() -> temporal(source, wanted, quoted, "date_send", TemporalCell.Kind.DATE);
            case SqlType.Time() -> temporal(source, wanted, quoted, "time_send", TemporalCell.Kind.TIME);
            case SqlType.Timestamp(boolean zoned) ->
                temporal(
                        source,
                        wanted,
                        quoted,
                        zoned ? "timestamptz_send" : "timestamp_send",
                        TemporalCell.Kind.MOMENT);
            case SqlType.Text() -> text(source, wanted, quoted);
            case SqlType.Bytes() -> reading(source, wanted, quoted, "md5(" + quoted + ")", BinaryCell::new);
        };
    }

    private static int precision(ContractColumn wanted) {
        return wanted.type() instanceof SqlType.Decimal(int precision, int _) ? precision : 0;
    }

    /// An OID has 32 bits and no sign.
    private ColumnReading integer(SourceColumn source, ContractColumn wanted, String quoted) {
        String number = source.type().name().equals("oid") ? quoted + "::bigint" : quoted;
        return reading(source, wanted, number, number, WholeCell::new);
    }

    private ColumnReading real(SourceColumn source, ContractColumn wanted, String quoted, int bits) {
        String send = bits == 32 ? "float4send" : "float8send";
        return reading(source, wanted, quoted, hex(send, quoted), () -> new RealCell(bits / 8));
    }

    private ColumnReading temporal(
            SourceColumn source, ContractColumn wanted, String quoted, String send, TemporalCell.Kind kind) {
        ZeroDates policy = wanted.nullable() ? wanted.zeroDates().orElse(ZeroDates.REJECT) : ZeroDates.REJECT;
        if (wanted.zeroDates().filter(ZeroDates.TEXT::equals).isPresent()) {
            return asText(source, wanted, quoted);
        }
        String name = table + "." + source.name();
        return reading(source, wanted, quoted, hex(send, quoted), () -> new TemporalCell(kind, policy, name));
    }

    private static String hex(String send, String quoted) {
        return "encode(" + send + "(" + quoted + "), 'hex')";
    }

    /// Blanks at the end of a `char(n)` would be lost in a cast.
    private ColumnReading text(SourceColumn source, ContractColumn wanted, String quoted) {
        return switch (source.type().name()) {
            case "text", "varchar", "bpchar" -> reading(source, wanted, quoted, quoted, textCell(source, wanted));
            default -> asText(source, wanted, quoted);
        };
    }

    private ColumnReading asText(SourceColumn source, ContractColumn wanted, String quoted) {
        String text = quoted + "::text";
        return reading(source, wanted, text, text, textCell(source, wanted));
    }

    private Supplier<Cell> textCell(SourceColumn source, ContractColumn wanted) {
        return () -> new TextCell(table + "." + source.name(), wanted.allowed());
    }

    private ColumnReading reading(
            SourceColumn source, ContractColumn wanted, String select, String digest, Supplier<Cell> cell) {
        Column column = new Column(source.name(), wanted.type(), wanted.nullable());
        return new ColumnReading(
                column,
                table + "." + source.name(),
                dialect.quoted(source.name()),
                source.nullable(),
                select,
                digest,
                cell);
    }
}
