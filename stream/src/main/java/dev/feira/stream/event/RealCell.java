package dev.feira.stream.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.feira.stream.schema.FieldType;
import java.io.IOException;

/// `double precision`.
record RealCell(FieldType.Real type, String path) implements CellWriter {
    @Override
    public void write(JsonParser json, JsonToken token, Cells cells) throws IOException, BadEvent {
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw CellWriter.wrongType(path, "a number", token);
        }
        double value = ExactCell.decimal(json, path).doubleValue();
        if (!(value >= type.minimum() && value <= type.maximum())) {
            throw CellWriter.outOfRange(path, "must lie between " + type.minimum() + " and " + type.maximum());
        }
        cells.int64Cell(Double.doubleToLongBits(value));
    }
}
