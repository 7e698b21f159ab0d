package dev.feira.sample.generate;

import dev.feira.sample.spec.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lists of phrases by name. A phrase may name another list in braces: `{greeting}, tudo certo`.
final class Vocabulary {
    private final Map<String, List<String>> lists = new HashMap<>();

    static Vocabulary of(Optional<Entry> entry) {
        Vocabulary vocabulary = new Vocabulary();
        entry.ifPresent(lists -> lists.map().forEach((name, list) -> vocabulary.lists.put(name, list.texts())));
        lists(entry).forEach(vocabulary::check);
        return vocabulary;
    }

    private static List<Entry> lists(Optional<Entry> entry) {
        return entry.map(lists -> List.copyOf(lists.map().values())).orElse(List.of());
    }

    private void check(Entry list) {
        for (String phrase : list.texts()) {
            int open = phrase.indexOf('{');
            if (open >= 0 && !lists.containsKey(phrase.substring(open + 1, close(phrase, open, list)))) {
                throw list.wrong("phrase `" + phrase + "` names a list that is not in the vocabulary");
            }
        }
    }

    private static int close(String phrase, int open, Entry list) {
        int close = phrase.indexOf('}', open);
        if (close < 0) {
            throw list.wrong("phrase `" + phrase + "` has a `{` without `}`");
        }
        return close;
    }

    void require(String name, Entry where) {
        if (!lists.containsKey(name)) {
            throw where.wrong("`" + name + "` is no list of the vocabulary");
        }
    }

    /// A random phrase, the lists that it names filled in.
    String phrase(String list, long salt) {
        List<String> phrases = lists.getOrDefault(list, List.of(""));
        String phrase = phrases.get((int) (Chance.unit(salt, 0) * phrases.size()));
        int part = 1;
        for (int open = phrase.indexOf('{'); open >= 0; open = phrase.indexOf('{')) {
            int close = phrase.indexOf('}', open);
            String filled = phrase(phrase.substring(open + 1, close), Chance.bits(salt, part++));
            phrase = phrase.substring(0, open) + filled + phrase.substring(close + 1);
        }
        return phrase;
    }
}
