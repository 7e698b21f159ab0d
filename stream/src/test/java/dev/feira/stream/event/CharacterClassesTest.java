package dev.feira.stream.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Java's own regular expressions are the oracle.
class CharacterClassesTest {
    private static final String ALPHABET = "019aAfFzZ-_.,:/+@ \n\u0000ã€\uD83D\uDE00";
    private static final int TEXTS = 20_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[0-9a-f]{4}$",
                "^[A-Z]{2}$",
                "^[1-7][0-9]{3}$",
                "^$",
                "^a$",
                "^[a-z-]*$",
                "^[-.]+$",
                "^A[0-9]?$",
                "^[A-Z][0-9]{0,2}$",
                "^Z-[_.]{1,}$",
                "^[+@,.:/ ]{1,2}$"
            })
    void rowOfClassesMatchesWhatJavaMatches(String expression) {
        Pattern oracle = Pattern.compile(expression.replaceFirst("\\$$", "\\\\z"));
        CharacterClasses classes = CharacterClasses.of(expression).orElseThrow();
        Random random = new Random(expression.hashCode());
        int matching = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            boolean wanted = oracle.matcher(text).find();
            byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
            assertThat(classes.matches(bytes, 1, bytes.length - 1))
                    .as("`%s`", text)
                    .isEqualTo(wanted);
            matching += wanted ? 1 : 0;
        }
        assertThat(matching).isPositive();
    }

    /// Short texts of few characters, so that many of them match.
    private static String text(Random random) {
        int offered = 1 + random.nextInt(ALPHABET.codePointCount(0, ALPHABET.length()));
        int first = random.nextInt(ALPHABET.codePointCount(0, ALPHABET.length()) - offered + 1);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            int place = ALPHABET.offsetByCodePoints(0, first + random.nextInt(offered));
            text.appendCodePoint(ALPHABET.codePointAt(place));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0-9]{3}",
                "^[0-9]{3}",
                "^[^0-9]{3}$",
                "^[0-9]+[a-z]$",
                "^(a|b)$",
                "^a|b$",
                "^[a-z&&[b]]$",
                "^[0-9a-]{2}-+?$",
                "^[a-c-e]$",
                "^[ã]$",
                "^\\p{L}$",
                "^.$",
                "^a\\$",
                "^[\\w]{3}$",
                "^[0-9]{99999}$"
            })
    void anythingElseIsLeftToRegularExpressions(String expression) {
        assertThat(CharacterClasses.of(expression)).isEmpty();
    }

    @Test
    void textEndsWhereItEnds() {
        assertThat(CharacterClasses.of("^[a-z]{1}$")
                        .orElseThrow()
                        .matches("a\n".getBytes(StandardCharsets.UTF_8), 0, 2))
                .isFalse();
    }
}
