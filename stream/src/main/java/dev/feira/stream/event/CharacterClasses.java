package dev.feira.stream.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A regular expression that is nothing but ASCII characters and classes of them one after another, such as
/// `^[0-9a-f]{32}$`: it is checked on the bytes themselves, with one look into a table for each. Only the last class
/// may
/// vary in length, so that there is one way to match.
final class CharacterClasses {
    private static final Pattern ITEM = Pattern.compile("(?:\\[(?<members>[\\w .,:;/@+-]+)\\]|(?<one>[\\w :;/@-]))"
            + "(?:\\{(?<least>\\d{1,4})(?<open>,(?<most>\\d{1,4})?)?\\}|(?<sign>[*+?]))?");
    private static final int BYTES = 256;

    /// One class.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Repeated(boolean[] members, int least, int most) {
        int most(int from, int to) {
            return to - from > most ? from + most : to;
        }
    }

    private final List<Repeated> classes;

    private CharacterClasses(List<Repeated> classes) {
        this.classes = List.copyOf(classes);
    }

    /// Reads the expression; empty when it is anything else.
    static Optional<CharacterClasses> of(String expression) {
        if (!expression.startsWith("^") || !expression.endsWith("$")) {
            return Optional.empty();
        }
        List<Repeated> classes = new ArrayList<>();
        Matcher item = ITEM.matcher(expression).region(1, expression.length() - 1);
        while (item.lookingAt()) {
            Optional<boolean[]> members = members(item);
            if (members.isEmpty() || (!classes.isEmpty() && varies(classes.getLast()))) {
                return Optional.empty();
            }
            classes.add(new Repeated(members.get(), least(item), most(item)));
            item.region(item.end(), expression.length() - 1);
        }
        return item.regionStart() == item.regionEnd() ? Optional.of(new CharacterClasses(classes)) : Optional.empty();
    }

    private static boolean varies(Repeated each) {
        return each.least() != each.most();
    }

    private static int least(Matcher item) {
        String sign = item.group("sign");
        if (sign != null) {
            return sign.equals("+") ? 1 : 0;
        }
        return item.group("least") == null ? 1 : Integer.parseInt(item.group("least"));
    }

    private static int most(Matcher item) {
        String sign = item.group("sign");
        if (sign != null) {
            return sign.equals("?") ? 1 : Integer.MAX_VALUE;
        }
        if (item.group("open") == null) {
            return least(item);
        }
        return item.group("most") == null ? Integer.MAX_VALUE : Integer.parseInt(item.group("most"));
    }

    /// Empty when a minus sign stands where its meaning is not plain.
    private static Optional<boolean[]> members(Matcher item) {
        boolean[] members = new boolean[BYTES];
        String one = item.group("one");
        if (one != null) {
            members[one.charAt(0)] = true;
            return Optional.of(members);
        }
        String text = item.group("members");
        for (int i = 0; i < text.length(); i++) {
            char first = text.charAt(i);
            boolean range = i + 2 < text.length() && text.charAt(i + 1) == '-';
            char last = range ? text.charAt(i + 2) : first;
            if (last < first
                    || (range ? first == '-' || last == '-' : first == '-' && i > 0 && i + 1 < text.length())) {
                return Optional.empty();
            }
            Arrays.fill(members, first, last + 1, true);
            i += range ? 2 : 0;
        }
        return Optional.of(members);
    }

    /// Whether the UTF-8 text in these bytes is what the expression describes.
    boolean matches(byte[] text, int from, int to) {
        int next = from;
        for (int i = 0; i < classes.size(); i++) {
            Repeated each = classes.get(i);
            boolean[] members = each.members();
            int end = each.most(next, to);
            int first = next;
            while (next < end && members[text[next] & 0xFF]) {
                next++;
            }
            if (next - first < each.least()) {
                return false;
            }
        }
        return next == to;
    }
}
