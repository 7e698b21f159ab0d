package dev.feira.ingest.postgresql;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;

/// `NaN`, which PostgreSQL lets stand in a decimal.
final class NotANumber {
    private NotANumber() {}

    static ProblemException in(String column) {
        return Problem.data("column `" + column + "` holds `NaN`, which no decimal of the lake can be")
                .hint("correct the row in the source, or leave the column out of the contract with `drift: discard`")
                .exception();
    }
}
