package dev.feira.cli.command;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What `feira doctor` found in one place.
///
/// @param detail what is there, or what is wrong
/// @param cure what to do; empty when all is well
record Finding(String subject, State state, String detail, Optional<String> cure) {
    enum State {
        OK,
        WARNING,
        BROKEN
    }

    static Finding ok(String subject, String detail) {
        return new Finding(subject, State.OK, detail, Optional.empty());
    }

    static Finding warning(String subject, String detail, String cure) {
        return new Finding(subject, State.WARNING, detail, Optional.of(cure));
    }

    static Finding broken(String subject, Problem problem) {
        String place = problem.where().map(it -> " (" + it + ")").orElse("");
        return new Finding(subject, State.BROKEN, problem.message() + place, problem.hint());
    }

    /// Looks, and turns a problem into a finding.
    static Finding of(String subject, Supplier<Finding> look) {
        try {
            return look.get();
        } catch (ProblemException e) {
            return broken(subject, e.problem());
        }
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("subject", subject);
        fields.put("state", state.name().toLowerCase(java.util.Locale.ROOT));
        fields.put("detail", detail);
        cure.ifPresent(it -> fields.put("cure", it));
        return fields;
    }
}
