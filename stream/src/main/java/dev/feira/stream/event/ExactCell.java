package dev.feira.stream.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.feira.stream.schema.FieldType;
import java.io.IOException;
import java.math.BigDecimal;

/// `numeric(p,s)`, read digit by digit: money never passes through a binary fraction.
record ExactCell(FieldType.Exact type, String path) implements CellWriter {
    private static final int LONG_DIGITS = 18;
    private static final int LARGEST_EXPONENT = 400;

    @Override
    public void write(JsonParser json, JsonToken token, Cells cells) throws IOException, BadEvent {
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw CellWriter.wrongType(path, "a number", token);
        }
        long units = units(json);
        if (units < type.minimum() || units > type.maximum()) {
            throw CellWriter.outOfRange(
                    path, "must lie between " + shown(type.minimum()) + " and " + shown(type.maximum()));
        }
        Numeric.write(units, type.scale(), cells);
    }

    /// How many units of the last digit the number is.
    private long units(JsonParser json) throws IOException, BadEvent {
        char[] text = json.getTextCharacters();
        int from = json.getTextOffset();
        int to = from + json.getTextLength();
        if (to - from > LONG_DIGITS) {
            return slowly(json);
        }
        boolean negative = text[from] == '-';
        long units = 0;
        int decimals = -1;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            char digit = text[i];
            if (digit == '.') {
                decimals = 0;
            } else if (digit < '0' || digit > '9') {
                return slowly(json);
            } else {
                units = units * 10 + digit - '0';
                decimals += decimals < 0 ? 0 : 1;
            }
        }
        int missing = type.scale() - Math.max(decimals, 0);
        if (missing < 0 || units > Long.MAX_VALUE / Numeric.power(missing)) {
            return slowly(json);
        }
        long scaled = units * Numeric.power(missing);
        return negative ? -scaled : scaled;
    }

    private long slowly(JsonParser json) throws IOException, BadEvent {
        try {
            return decimal(json, path).movePointRight(type.scale()).longValueExact();
        } catch (ArithmeticException e) {
            throw CellWriter.outOfRange(
                    path,
                    "must have at most " + (type.precision() - type.scale()) + " digits before and " + type.scale()
                            + " behind the point");
        }
    }

    /// Any number of JSON, as long as its size is within reason.
    static BigDecimal decimal(JsonParser json, String path) throws IOException, BadEvent {
        try {
            BigDecimal number = new BigDecimal(json.getText());
            if (Math.abs((long) number.scale()) <= LARGEST_EXPONENT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The exponent is beyond what Java holds.
        }
        throw CellWriter.outOfRange(path, "has an exponent beyond " + LARGEST_EXPONENT);
    }

    private String shown(long units) {
        return BigDecimal.valueOf(units, type.scale()).toPlainString();
    }
}
