package dev.feira.ingest.contract;

import dev.feira.core.SqlType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Types as a contract spells them.
public final class Types {
    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,2}), ?(\\d{1,2})\\)");
    private static final Map<String, SqlType> NAMED = new TreeMap<>(Map.of(
            "boolean", new SqlType.Bool(),
            "integer", new SqlType.Int(32),
            "bigint", new SqlType.Int(64),
            "float", new SqlType.Real(32),
            "double", new SqlType.Real(64),
            "text", new SqlType.Text(),
            "bytes", new SqlType.Bytes(),
            "date", new SqlType.Date(),
            "timestamp", new SqlType.Timestamp(false),
            "timestamptz", new SqlType.Timestamp(true)));

    private Types() {}

    public static Optional<SqlType> parse(String text) {
        Matcher decimal = DECIMAL.matcher(text);
        if (!decimal.matches()) {
            return Optional.ofNullable(NAMED.get(text));
        }
        int precision = Integer.parseInt(decimal.group(1));
        int scale = Integer.parseInt(decimal.group(2));
        boolean exists = precision >= 1 && precision <= 38 && scale <= precision;
        return exists ? Optional.of(new SqlType.Decimal(precision, scale)) : Optional.empty();
    }

    /// All spellings, for hints.
    static List<String> names() {
        return List.copyOf(NAMED.keySet());
    }

    public static String text(SqlType type) {
        return switch (type) {
            case SqlType.Bool() -> "boolean";
            case SqlType.Int(int bits) -> bits == 32 ? "integer" : "bigint";
            case SqlType.Decimal(int precision, int scale) -> "decimal(" + precision + "," + scale + ")";
            case SqlType.Real(int bits) -> bits == 32 ? "float" : "double";
            case SqlType.Text() -> "text";
            case SqlType.Bytes() -> "bytes";
            case SqlType.Date() -> "date";
            case SqlType.Time() -> "time";
            case SqlType.Timestamp(boolean zoned) -> zoned ? "timestamptz" : "timestamp";
        };
    }
}
