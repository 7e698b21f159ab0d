package dev.feira.core;

import java.util.Optional;

/// What went wrong, who must act, where it is and what to try. The command line alone turns it into text and an exit
/// code.
///
/// @param message one sentence; values stand in backticks; what was wanted and what was found; never a secret
/// @param hint the cure, as an instruction
public record Problem(Kind kind, String message, Optional<Location> where, Optional<String> hint) {
    /// Who must act.
    public enum Kind {
        /// The user: usage, settings, project files. Exit code 2.
        USER,
        /// Somebody who looks at rows, at a refused connection, at a failed test. Exit code 1.
        DATA,
        /// Nobody yet: it may pass, and trying again is right. Exit code 1.
        TRANSIENT,
        /// Us: please report. Exit code 2.
        BUG
    }

    public static Problem user(String message) {
        return new Problem(Kind.USER, message, Optional.empty(), Optional.empty());
    }

    public static Problem data(String message) {
        return new Problem(Kind.DATA, message, Optional.empty(), Optional.empty());
    }

    /// Named `passing` because `transient` is a word of the language.
    public static Problem passing(String message) {
        return new Problem(Kind.TRANSIENT, message, Optional.empty(), Optional.empty());
    }

    public static Problem bug(String message) {
        return new Problem(Kind.BUG, message, Optional.empty(), Optional.empty());
    }

    public Problem at(Location place) {
        return new Problem(kind, message, Optional.of(place), hint);
    }

    public Problem hint(String cure) {
        return new Problem(kind, message, where, Optional.of(cure));
    }

    /// To be thrown.
    public ProblemException exception() {
        return new ProblemException(this);
    }

    /// To be thrown, keeping what lies behind for `--debug`.
    public ProblemException exception(Throwable cause) {
        return new ProblemException(this, cause);
    }

    /// As a person reads it: `error: …`, `  --> file:line:column`, `hint: …`.
    public String text() {
        StringBuilder text = new StringBuilder("error: ").append(message);
        where.ifPresent(place -> text.append("\n  --> ").append(place));
        hint.ifPresent(cure -> text.append("\nhint: ").append(cure));
        return text.toString();
    }
}
