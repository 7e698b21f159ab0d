package dev.feira.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintStream;

/// Answers for programs.
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /// One object over several lines.
    public static void print(PrintStream out, Object object) {
        try {
            out.println(MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(object));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that is no JSON", e);
        }
    }

    /// One object on one line.
    static String line(Object object) {
        try {
            return MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that is no JSON", e);
        }
    }
}
