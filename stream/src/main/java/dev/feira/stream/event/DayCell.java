package dev.feira.stream.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;

/// `date`: `2018-08-29`.
record DayCell(String path) implements CellWriter {
    @Override
    public void write(JsonParser json, JsonToken token, Cells cells) throws IOException, BadEvent {
        if (token != JsonToken.VALUE_STRING) {
            throw CellWriter.wrongType(path, "a day such as `2018-08-29`", token);
        }
        try {
            Rfc3339 text = new Rfc3339(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
            cells.int32Cell(text.day());
        } catch (DateTimeException e) {
            throw new BadEvent(BadEvent.Reason.WRONG_TYPE, "`" + path + "` must be a day such as `2018-08-29`");
        }
    }
}
