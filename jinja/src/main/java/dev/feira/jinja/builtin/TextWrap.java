package dev.feira.jinja.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills lines with words as Python's `textwrap.wrap` does: blanks at line ends go, words that are too long are cut.
final class TextWrap {
    private static final Pattern HYPHENS = Pattern.compile("\\s+|\\w[^\\s-]*-+(?=\\w)|[^\\s-]+-+(?=\\w)|[^\\s-]+|-+");

    private TextWrap() {}

    static List<String> wrap(String text, int width, boolean breakWords, boolean breakHyphens) {
        List<String> chunks = chunks(text, breakHyphens);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < chunks.size(); i++) {
            String chunk = chunks.get(i);
            boolean blank = chunk.isBlank();
            if (line.length() + chunk.length() <= width) {
                if (!(blank && line.isEmpty() && !lines.isEmpty())) {
                    line.append(chunk);
                }
            } else if (blank) {
                flush(line, lines);
            } else if (chunk.length() > width && breakWords) {
                int room = Math.max(1, width - line.length());
                line.append(chunk, 0, room);
                flush(line, lines);
                chunks.set(i--, chunk.substring(room));
            } else if (line.isEmpty()) {
                lines.add(chunk);
            } else {
                flush(line, lines);
                i--;
            }
        }
        flush(line, lines);
        return lines;
    }

    private static List<String> chunks(String text, boolean breakHyphens) {
        Pattern pattern = breakHyphens ? HYPHENS : Pattern.compile("\\s+|\\S+");
        Matcher matcher = pattern.matcher(text);
        List<String> chunks = new ArrayList<>();
        while (matcher.find()) {
            chunks.add(matcher.group());
        }
        return chunks;
    }

    private static void flush(StringBuilder line, List<String> lines) {
        String done = line.toString().stripTrailing();
        if (!done.isEmpty()) {
            lines.add(done);
        }
        line.setLength(0);
    }
}
