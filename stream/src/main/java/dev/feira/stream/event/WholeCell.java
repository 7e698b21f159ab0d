package dev.feira.stream.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.feira.stream.schema.FieldType;
import java.io.IOException;
import java.math.BigDecimal;

/// `integer` or `bigint`. `3.0` is a whole number for JSON Schema, and so it is here.
record WholeCell(FieldType.Whole type, String path) implements CellWriter {
    @Override
    public void write(JsonParser json, JsonToken token, Cells cells) throws IOException, BadEvent {
        long value = value(json, token);
        if (value < type.minimum() || value > type.maximum()) {
            throw tooFar();
        }
        if (type.bits() == 64) {
            cells.int64Cell(value);
        } else {
            cells.int32Cell((int) value);
        }
    }

    private long value(JsonParser json, JsonToken token) throws IOException, BadEvent {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw tooFar();
            }
            return json.getLongValue();
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            return exactly(ExactCell.decimal(json, path));
        }
        throw CellWriter.wrongType(path, "a whole number", token);
    }

    private long exactly(BigDecimal number) throws BadEvent {
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw CellWriter.outOfRange(path, "must be a whole number of " + type.bits() + " bits");
        }
    }

    private BadEvent tooFar() {
        return CellWriter.outOfRange(path, "must lie between " + type.minimum() + " and " + type.maximum());
    }
}
