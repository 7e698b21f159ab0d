package dev.feira.project.settings;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/// Everything that is wrong in a file, to be shown at once.
public final class Mistakes {
    private final List<Problem> problems = new ArrayList<>();

    public void add(Problem problem) {
        problems.add(problem);
    }

    /// Fails when there are any: one as it stands, several in one text.
    public void refuse() {
        if (problems.size() == 1) {
            throw problems.getFirst().exception();
        }
        if (!problems.isEmpty()) {
            throw together().exception();
        }
    }

    private Problem together() {
        String lines = problems.stream()
                .map(it -> "\n  " + it.where().map(Location::toString).orElse("") + ": " + it.message())
                .collect(Collectors.joining());
        String hints = problems.stream()
                .flatMap(it -> it.hint().stream())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet::new), all -> String.join("\nhint: ", all)));
        Problem all = Problem.user(problems.size() + " settings are wrong:" + lines);
        return hints.isEmpty() ? all : all.hint(hints);
    }
}
