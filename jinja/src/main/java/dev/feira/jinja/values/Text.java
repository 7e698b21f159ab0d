package dev.feira.jinja.values;

/// Strings by code points, as Python counts them.
public final class Text {
    private Text() {}

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static int compare(String left, String right) {
        if (!hasSurrogates(left) && !hasSurrogates(right)) {
            return left.compareTo(right);
        }
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        return java.util.Arrays.compare(a, b);
    }

    private static boolean hasSurrogates(String text) {
        return text.chars().anyMatch(c -> Character.isSurrogate((char) c));
    }

    /// The character at a place that is known to be inside.
    static String at(String text, int index) {
        int offset = text.offsetByCodePoints(0, index);
        return Character.toString(text.codePointAt(offset));
    }

    /// From one code point to another, both inside and in order.
    static String slice(String text, int from, int to) {
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, to - from));
    }

    /// An offset in UTF-16 units as a count of code points.
    static long codePoints(String text, int offset) {
        return offset < 0 ? -1 : text.codePointCount(0, offset);
    }

    /// What Python's `str.isspace` says of a character.
    public static boolean isSpace(int c) {
        return c == ' '
                || (c >= 9 && c <= 13)
                || (c >= 0x1c && c <= 0x1f)
                || c == 0x85
                || (c > 127 && Character.isSpaceChar(c));
    }
}
