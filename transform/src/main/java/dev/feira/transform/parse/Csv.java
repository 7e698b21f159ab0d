package dev.feira.transform.parse;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import java.util.ArrayList;
import java.util.List;

/// Reads CSV by RFC 4180: a field may stand in double quotes, and then hold delimiters, line breaks and doubled quotes.
public final class Csv {
    private final String text;
    private final char delimiter;
    private final String file;
    private int at;
    private int line = 1;

    private Csv(String text, char delimiter, String file) {
        this.text = text;
        this.delimiter = delimiter;
        this.file = file;
    }

    /// The lines, empty ones left out.
    public static List<List<String>> read(String text, char delimiter, String file) {
        return new Csv(text, delimiter, file).lines();
    }

    private List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        while (at < text.length()) {
            List<String> fields = line();
            if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
                lines.add(fields);
            }
        }
        return lines;
    }

    private List<String> line() {
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (at < text.length() && text.charAt(at) == delimiter) {
            at++;
            fields.add(field());
        }
        endLine();
        return fields;
    }

    private String field() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && !endsField(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean endsField(char letter) {
        return letter == delimiter || letter == '\n' || letter == '\r';
    }

    private String quoted() {
        int opened = line;
        StringBuilder field = new StringBuilder();
        at++;
        while (at < text.length()) {
            char letter = text.charAt(at++);
            if (letter != '"') {
                line += letter == '\n' ? 1 : 0;
                field.append(letter);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                return field.append(field(at)).toString();
            }
        }
        throw Problem.user("a quote is opened and never closed")
                .at(new Location(file, opened, 1))
                .hint("a quote inside a quoted field is written twice")
                .exception();
    }

    /// What stands behind a closing quote before the field ends.
    private String field(int start) {
        at = start;
        while (at < text.length() && !endsField(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private void endLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }
}
