package dev.feira.jinja;

/// Where something stands in a template; `line` and `column` count from 1, `text` is the whole line.
public record Place(String path, int line, int column, String text) {
    @Override
    public String toString() {
        return path + ":" + line + ":" + column;
    }

    /// The line with its number and a caret below the column.
    String excerpt() {
        String number = String.valueOf(line);
        String margin = " ".repeat(number.length());
        String indent = text.substring(0, Math.min(column - 1, text.length())).replaceAll("[^\t]", " ");
        return margin + " |\n" + number + " | " + text + "\n" + margin + " | " + indent + "^";
    }
}
