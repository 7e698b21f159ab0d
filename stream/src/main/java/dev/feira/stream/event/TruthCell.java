package dev.feira.stream.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/// `boolean`.
record TruthCell(String path) implements CellWriter {
    @Override
    public void write(JsonParser json, JsonToken token, Cells cells) throws BadEvent {
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw CellWriter.wrongType(path, "true or false", token);
        }
        cells.int32(1);
        cells.int8(token == JsonToken.VALUE_TRUE ? 1 : 0);
    }
}
