package dev.feira.project;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `.env`: one `NAME=value` a line, `export` before it and quotes around the value allowed, `#` starts a comment.
/// Inside single quotes everything stands for itself; inside double quotes `\n`, `\"`, `\$` and `\\` are known.
final class DotEnv {
    private static final Pattern LINE =
            Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");
    private static final Pattern SINGLE = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*");

    private DotEnv() {}

    static Map<String, String> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return parse(file.getFileName().toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw Problem.user("`.env` cannot be read: " + e.getMessage())
                    .at(Location.of(file.toString()))
                    .exception(e);
        }
    }

    static Map<String, String> parse(String file, List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            Matcher match = LINE.matcher(line);
            if (!match.matches()) {
                // The line itself is not shown: it may hold a password.
                throw Problem.user("a line of `.env` is not `NAME=value`")
                        .at(new Location(file, i + 1, 1))
                        .hint("write `NAME=value`, or put `#` before a comment")
                        .exception();
            }
            values.put(match.group(1), value(match.group(2), new Location(file, i + 1, match.start(2) + 1)));
        }
        return values;
    }

    private static String value(String text, Location where) {
        Matcher single = SINGLE.matcher(text);
        if (single.matches()) {
            return single.group(1);
        }
        Matcher quoted = DOUBLE.matcher(text);
        if (quoted.matches()) {
            return unescaped(quoted.group(1));
        }
        if (text.startsWith("'") || text.startsWith("\"")) {
            throw Problem.user("a quote in `.env` is not closed")
                    .at(where)
                    .hint("close the quote at the end of the line, or leave both away")
                    .exception();
        }
        return COMMENT.matcher(text).replaceFirst("");
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\(.)")
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1).equals("n") ? "\n" : match.group(1)));
    }
}
