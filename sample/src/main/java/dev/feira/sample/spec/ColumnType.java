package dev.feira.sample.spec;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The type of a column in the source database, and what a value of it looks like as text.
public sealed interface ColumnType {
    record Chars(String sql, int length) implements ColumnType {}

    record Whole(String sql) implements ColumnType {}

    record Decimal(String sql, int precision, int scale) implements ColumnType {}

    record Real(String sql) implements ColumnType {}

    record DateTime(String sql) implements ColumnType {}

    /// As a CREATE TABLE wants it.
    String sql();

    static ColumnType parse(Entry entry) {
        String text = entry.text().toLowerCase(java.util.Locale.ROOT).replace(" ", "");
        Matcher sized = SIZED.matcher(text);
        if (sized.matches()) {
            return new Chars(entry.text(), Integer.parseInt(sized.group(2)));
        }
        Matcher decimal = DECIMAL.matcher(text);
        if (decimal.matches()) {
            return new Decimal(entry.text(), Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        return switch (text) {
            case "text" -> new Chars("text", MAX_TEXT);
            case "int", "bigint", "smallint", "tinyint" -> new Whole(text);
            case "double" -> new Real(text);
            case "datetime" -> new DateTime(text);
            default ->
                throw entry.wrong("`" + entry.text()
                        + "` is no column type; known are char(n), varchar(n), text, tinyint, smallint, int, bigint, "
                        + "decimal(p,s), double, datetime");
        };
    }

    /// Whether the text can be stored without any change of its meaning.
    default boolean accepts(byte[] bytes, int from, int to) {
        return switch (this) {
            case Chars chars -> to - from <= chars.length() || characters(bytes, from, to) <= chars.length();
            case Whole whole -> isDecimal(bytes, from, to, 19, 0);
            case Decimal decimal -> isDecimal(bytes, from, to, decimal.precision() - decimal.scale(), decimal.scale());
            case Real real -> isReal(bytes, from, to);
            case DateTime time -> isDateTime(bytes, from, to);
        };
    }

    Pattern SIZED = Pattern.compile("(char|varchar)\\((\\d{1,5})\\)");
    Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,2}),(\\d{1,2})\\)");
    int MAX_TEXT = 16_383;

    private static int characters(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                count++;
            }
        }
        return count;
    }

    private static boolean isDecimal(byte[] bytes, int from, int to, int whole, int fraction) {
        int start = from < to && bytes[from] == '-' ? from + 1 : from;
        int point = start;
        while (point < to && isDigit(bytes[point])) {
            point++;
        }
        boolean integral = point > start && point - start <= whole;
        if (point == to) {
            return integral;
        }
        int end = point + 1;
        while (end < to && isDigit(bytes[end])) {
            end++;
        }
        return integral && bytes[point] == '.' && end == to && end - point - 1 <= fraction && end - point > 1;
    }

    private static boolean isReal(byte[] bytes, int from, int to) {
        try {
            return from < to
                    && Double.isFinite(
                            Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.US_ASCII)));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDateTime(byte[] bytes, int from, int to) {
        String shape = "dddd-dd-dd dd:dd:dd";
        if (to - from != shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            byte found = bytes[from + i];
            if (shape.charAt(i) == 'd' ? !isDigit(found) : found != shape.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
