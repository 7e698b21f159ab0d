package dev.feira.stream.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.feira.stream.schema.FieldType;
import java.io.IOException;

/// Checks a JSON value and writes it as a cell.
@FunctionalInterface
interface CellWriter {
    void write(JsonParser json, JsonToken token, Cells cells) throws IOException, BadEvent;

    /// The writer for a type.
    ///
    /// @param path how messages name the field
    static CellWriter of(FieldType type, String path) {
        return switch (type) {
            case FieldType.Text text -> new TextCell(text, path);
            case FieldType.Whole whole -> new WholeCell(whole, path);
            case FieldType.Exact exact -> new ExactCell(exact, path);
            case FieldType.Real real -> new RealCell(real, path);
            case FieldType.Truth() -> new TruthCell(path);
            case FieldType.Moment() -> new MomentCell(path);
            case FieldType.Day() -> new DayCell(path);
            case FieldType.Lines lines -> throw new IllegalArgumentException("a list has no cell: " + lines);
        };
    }

    static BadEvent wrongType(String path, String wanted, JsonToken found) {
        return new BadEvent(
                BadEvent.Reason.WRONG_TYPE, "`" + path + "` must be " + wanted + ", found " + JsonWords.of(found));
    }

    static BadEvent outOfRange(String path, String message) {
        return new BadEvent(BadEvent.Reason.OUT_OF_RANGE, "`" + path + "` " + message);
    }
}
