package dev.feira.jinja.values;

/// `str.replace` with a limit.
public final class Replacing {
    private Replacing() {}

    /// The first `count` occurrences, all if negative.
    public static String replace(String text, String old, String replacement, int count) {
        if (count < 0) {
            return text.replace(old, replacement);
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        int at = text.indexOf(old);
        for (int done = 0; at >= 0 && done < count; done++) {
            out.append(text, from, at).append(replacement);
            from = at + old.length();
            int next = old.isEmpty() ? at + 1 : from;
            at = next > text.length() ? -1 : text.indexOf(old, next);
        }
        return out.append(text, from, text.length()).toString();
    }
}
