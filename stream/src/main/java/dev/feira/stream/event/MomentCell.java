package dev.feira.stream.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;

/// `timestamp with time zone`: `2018-08-29T10:00:00.123Z` or with an offset such as `-03:00`.
record MomentCell(String path) implements CellWriter {
    private static final String WANTED = "a moment such as `2018-08-29T10:00:00.123Z`";

    @Override
    public void write(JsonParser json, JsonToken token, Cells cells) throws IOException, BadEvent {
        if (token != JsonToken.VALUE_STRING) {
            throw CellWriter.wrongType(path, WANTED, token);
        }
        try {
            Rfc3339 text = new Rfc3339(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
            cells.int64Cell(text.moment());
        } catch (DateTimeException e) {
            throw new BadEvent(BadEvent.Reason.WRONG_TYPE, "`" + path + "` must be " + WANTED);
        }
    }
}
