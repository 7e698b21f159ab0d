package dev.feira.transform.run;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts the queries of ephemeral models in front of a query that uses them, into its own WITH where it has one.
final class CteInjection {
    private static final Pattern BLANK = Pattern.compile("(?s)(?:\\s+|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/)*");
    private static final Pattern WITH = Pattern.compile("(?i)with\\b(\\s+recursive\\b)?");

    private CteInjection() {}

    /// @param ctes SQL by name, in the order of their dependencies
    static String into(String sql, Map<String, String> ctes) {
        if (ctes.isEmpty()) {
            return sql;
        }
        String added = ctes.entrySet().stream()
                .map(cte -> " " + cte.getKey() + " as (\n" + cte.getValue() + "\n)")
                .collect(Collectors.joining(","));
        Matcher blank = BLANK.matcher(sql);
        int start = blank.lookingAt() ? blank.end() : 0;
        Matcher with = WITH.matcher(sql).region(start, sql.length());
        if (with.lookingAt()) {
            return sql.substring(0, with.end()) + added + "," + sql.substring(with.end());
        }
        return sql.substring(0, start) + "with" + added + " " + sql.substring(start);
    }
}
