package dev.feira.jinja.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/// The tags that are open, innermost first, and what may end them: for messages.
final class OpenTags {
    private final Deque<String> names = new ArrayDeque<>();
    private final Deque<List<String>> ends = new ArrayDeque<>();

    void push(String name, List<String> wanted) {
        names.push(name);
        ends.push(wanted);
    }

    void pop() {
        names.pop();
        ends.pop();
    }

    String expectation() {
        if (names.isEmpty()) {
            return "";
        }
        return "Jinja was looking for the following tags: " + wanted() + ". " + innermost();
    }

    private String wanted() {
        return ends.element().stream().map(end -> "'" + end + "'").collect(Collectors.joining(" or "));
    }

    private String innermost() {
        return "The innermost block that needs to be closed is '" + names.element() + "'.";
    }

    /// What to say of a tag that is not known here.
    String unknown(String name) {
        String message = "Encountered unknown tag '" + name + "'.";
        if (names.isEmpty()) {
            return message;
        }
        boolean misplaced = ends.stream().anyMatch(list -> list.contains(name));
        if (!misplaced) {
            return message + " " + expectation();
        }
        return message + " You probably made a nesting mistake. Jinja is expecting this tag, but currently looking for "
                + wanted() + ". " + innermost();
    }
}
