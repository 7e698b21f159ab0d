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
    private static final Map<String, SqlType> NAMED = new TreeMap<>(Map.ofEntries(
            Map.entry("boolean", new SqlType.Bool()),
            Map.entry("integer", new SqlType.Int(32)),
            Map.entry("bigint", new SqlType.Int(64)),
            Map.entry("float", new SqlType.Real(32)),
            Map.entry("double", new SqlType.Real(64)),
            Map.entry("text", new SqlType.Text()),
            Map.entry("bytes", new SqlType.Bytes()),
            Map.entry("date", new SqlType.Date()),
            Map.entry("time", new SqlType.Time()),
            Map.entry("timestamp", new SqlType.Timestamp(false)),
            Map.entry("timestamptz", new SqlType.Timestamp(true))));

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
