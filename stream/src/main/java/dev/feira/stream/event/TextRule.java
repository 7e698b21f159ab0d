package dev.feira.stream.event;

import dev.feira.stream.schema.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a text must be beyond its length.
///
/// @param wanted completes "must"
record TextRule(Check check, String wanted) {
    /// Looks at UTF-8.
    @FunctionalInterface
    interface Check {
        boolean holds(byte[] text, int from, int to);
    }

    static List<TextRule> of(FieldType.Text type) {
        List<TextRule> rules = new ArrayList<>();
        if (!type.allowed().isEmpty()) {
            rules.add(new TextRule(oneOf(type.allowed()), "be one of " + type.allowed()));
        }
        type.pattern().ifPresent(it -> rules.add(new TextRule(like(it.pattern()), "look like `" + it + "`")));
        return List.copyOf(rules);
    }

    private static Check oneOf(Set<String> allowed) {
        ByteSet texts = new ByteSet();
        for (String text : allowed) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            texts.members().bytes(bytes, 0, bytes.length);
            texts.add();
        }
        return texts::contains;
    }

    private static Check like(String expression) {
        Optional<CharacterClasses> classes = CharacterClasses.of(expression);
        if (classes.isPresent()) {
            return classes.get()::matches;
        }
        Pattern pattern = Pattern.compile(endsAtTheEnd(expression));
        return (text, from, to) -> pattern.matcher(new String(text, from, to - from, StandardCharsets.UTF_8))
                .find();
    }

    /// In JSON Schema `$` is the end of the text; in Java it also stands before a line break that ends it.
    private static String endsAtTheEnd(String expression) {
        return expression.endsWith("$") && !expression.endsWith("\\$")
                ? expression.substring(0, expression.length() - 1) + "\\z"
                : expression;
    }
}
