package dev.feira.jinja.syntax;

import dev.feira.jinja.Place;
import dev.feira.jinja.TemplateException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A template's text with line ends made `\n`, and its path for messages.
public final class Source {
    private final String path;
    private final String text;
    private volatile int @Nullable [] starts;

    public Source(String path, String text) {
        this.path = path;
        this.text = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    public String path() {
        return path;
    }

    public String text() {
        return text;
    }

    public Place place(int offset) {
        int[] lines = lineStarts();
        int found = Arrays.binarySearch(lines, Math.min(offset, text.length()));
        int line = found >= 0 ? found : -found - 2;
        int end = text.indexOf('\n', lines[line]);
        String content = text.substring(lines[line], end < 0 ? text.length() : end);
        return new Place(path, line + 1, Math.min(offset, text.length()) - lines[line] + 1, content);
    }

    TemplateException error(String message, int offset) {
        return TemplateException.syntax(message, place(offset));
    }

    private int[] lineStarts() {
        int[] known = starts;
        if (known == null) {
            known = countLines();
            starts = known;
        }
        return known;
    }

    private int[] countLines() {
        int[] found = new int[1 + (int) text.chars().filter(c -> c == '\n').count()];
        int line = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            found[line++] = at + 1;
        }
        return found;
    }
}
