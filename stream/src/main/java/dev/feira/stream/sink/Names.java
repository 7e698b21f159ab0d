package dev.feira.stream.sink;

import java.util.List;
import java.util.stream.Collectors;

/// Names, ready to stand in a statement.
final class Names {
    private Names() {}

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String list(List<String> names) {
        return names.stream().map(Names::quoted).collect(Collectors.joining(", "));
    }
}
