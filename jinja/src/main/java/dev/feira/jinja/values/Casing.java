package dev.feira.jinja.values;

import java.util.Locale;
import java.util.function.IntPredicate;

/// Upper and lower case, and what kind of characters a string has.
public final class Casing {
    private Casing() {}

    static void register(Methods<String> methods) {
        methods.plain("upper", text -> text.toUpperCase(Locale.ROOT))
                .plain("lower", text -> text.toLowerCase(Locale.ROOT))
                .plain("casefold", text -> text.replace("ß", "ss").toLowerCase(Locale.ROOT))
                .plain("capitalize", Casing::capitalize)
                .plain("title", Casing::title)
                .plain("swapcase", Casing::swap)
                .plain("isalpha", text -> all(text, Character::isLetter))
                .plain("isalnum", text -> all(text, Casing::isAlphanumeric))
                .plain("isdigit", text -> all(text, Casing::isDigit))
                .plain("isdecimal", text -> all(text, Character::isDigit))
                .plain("isnumeric", text -> all(text, Casing::isNumeric))
                .plain("isspace", text -> all(text, Text::isSpace))
                .plain("isascii", text -> text.chars().allMatch(c -> c < 128))
                .plain("isprintable", text -> text.codePoints().allMatch(Quoting::printable))
                .plain("isidentifier", Casing::isIdentifier)
                .plain("isupper", text -> oneCase(text, Character::isUpperCase, Character::isLowerCase))
                .plain("islower", text -> oneCase(text, Character::isLowerCase, Character::isUpperCase))
                .plain("istitle", Casing::isTitle);
    }

    private static boolean all(String text, IntPredicate kind) {
        return !text.isEmpty() && text.codePoints().allMatch(kind);
    }

    private static boolean isAlphanumeric(int c) {
        return Character.isLetter(c) || isNumeric(c);
    }

    private static boolean isDigit(int c) {
        return Character.isDigit(c) || "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉".indexOf(c) >= 0;
    }

    private static boolean isNumeric(int c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    private static boolean oneCase(String text, IntPredicate wanted, IntPredicate unwanted) {
        return text.codePoints().anyMatch(wanted) && text.codePoints().noneMatch(unwanted);
    }

    public static boolean isUpper(String text) {
        return oneCase(text, Character::isUpperCase, Character::isLowerCase);
    }

    public static boolean isLower(String text) {
        return oneCase(text, Character::isLowerCase, Character::isUpperCase);
    }

    public static boolean isIdentifier(String text) {
        return !text.isEmpty()
                && (text.charAt(0) == '_' || Character.isLetter(text.codePointAt(0)))
                && text.codePoints().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
    }

    private static boolean isTitle(String text) {
        return text.codePoints().anyMatch(Character::isLetter) && title(text).equals(text);
    }

    public static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = Character.charCount(text.codePointAt(0));
        return text.substring(0, first).toUpperCase(Locale.ROOT)
                + text.substring(first).toLowerCase(Locale.ROOT);
    }

    private static String title(String text) {
        StringBuilder out = new StringBuilder();
        boolean inside = false;
        for (int c : text.codePoints().toArray()) {
            out.appendCodePoint(inside ? Character.toLowerCase(c) : Character.toTitleCase(c));
            inside = Character.isLetter(c);
        }
        return out.toString();
    }

    private static String swap(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(c -> out.appendCodePoint(
                        Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c)));
        return out.toString();
    }
}
