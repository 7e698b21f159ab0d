package dev.feira.lake.iceberg;

import java.util.LinkedHashMap;
import java.util.Map;

/// The words of Feira in a snapshot's summary. Data and what is known about it are one commit, so they cannot part.
public final class Summary {
    public static final String PREFIX = "feira.";
    /// Present on each snapshot that carries state; its value is the version of the words,
    /// or what a writer remembers there.
    public static final String STATE = PREFIX + "state";
    /// A unique name of the commit, by which it is found again when the answer got lost.
    static final String COMMIT = PREFIX + "commit";
    /// What `_feira_batch` says in the rows of this commit.
    public static final String BATCH = PREFIX + "batch";
    /// Rows of the table after the commit.
    public static final String ROWS = PREFIX + "rows";

    private Summary() {}

    /// What a caller may know: the words with their prefix removed.
    public static Map<String, String> words(Map<String, String> summary) {
        Map<String, String> words = new LinkedHashMap<>();
        summary.forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                words.put(key.substring(PREFIX.length()), value);
            }
        });
        return words;
    }
}
