package dev.feira.cli.command;

import dev.feira.core.Problem;
import dev.feira.ingest.IngestResult;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Tables that did not arrive, told as one error: one cause, such as a full disk, often stops many.
final class MissedTables {
    private MissedTables() {}

    static void print(List<IngestResult.Failed> missed, PrintStream err) {
        Map<Problem, String> tables = missed.stream()
                .collect(Collectors.groupingBy(
                        IngestResult.Failed::problem,
                        LinkedHashMap::new,
                        Collectors.mapping(it -> "`" + it.table() + "`", Collectors.joining(", "))));
        if (tables.size() == 1) {
            tables.forEach((problem, names) -> err.println(named(problem, names).text()));
        } else if (!tables.isEmpty()) {
            err.println("error: " + missed.size() + " tables did not arrive");
            tables.forEach((problem, names) -> err.println("  " + line(problem, names)));
            hints(tables).forEach(hint -> err.println("hint: " + hint));
        }
    }

    private static Problem named(Problem problem, String names) {
        return new Problem(problem.kind(), names + ": " + problem.message(), problem.where(), problem.hint());
    }

    private static String line(Problem problem, String names) {
        return named(problem, names).message()
                + problem.where().map(place -> "\n    --> " + place).orElse("");
    }

    private static List<String> hints(Map<Problem, String> tables) {
        return tables.keySet().stream()
                .flatMap(problem -> problem.hint().stream())
                .distinct()
                .toList();
    }
}
