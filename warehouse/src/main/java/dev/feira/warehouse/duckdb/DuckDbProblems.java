package dev.feira.warehouse.duckdb;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What DuckDB says, as a [Problem]: its own first sentence, and the cure where we know one.
public final class DuckDbProblems {
    private static final Pattern LOCK = Pattern.compile("lock is held in (.*?) \\(PID (\\d+)\\)");

    private DuckDbProblems() {}

    /// A statement that failed.
    public static ProblemException of(SQLException e) {
        String said = message(e);
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left")) {
            return Problem.data("the disk is full: " + said)
                    .hint("free some space, then run the same command again; nothing was half written")
                    .exception(e);
        }
        if (lower.contains("out of memory")) {
            return Problem.passing(said)
                    .hint("raise `warehouse.memory` in feira.yml, or lower the number of threads")
                    .exception(e);
        }
        if (lower.contains("transactioncontext error: conflict") || lower.contains("write-write conflict")) {
            return Problem.passing(said).exception(e);
        }
        return Problem.data(said).exception(e);
    }

    /// A file that did not open.
    public static ProblemException onOpening(Path file, SQLException e) {
        String said = message(e);
        Location place = Location.of(file.toString());
        Matcher lock = LOCK.matcher(said);
        if (lock.find()) {
            return Problem.data("the warehouse is held by another program: `" + lock.group(1) + "`, process "
                            + lock.group(2))
                    .at(place)
                    .hint("close that program (DuckDB lets one process write a file), or query the published copy, "
                            + "which is always free")
                    .exception(e);
        }
        if (said.contains("not a valid DuckDB database")) {
            return Problem.data("this is not a DuckDB file")
                    .at(place)
                    .hint("move the file away; `feira load` makes a new one from the lake")
                    .exception(e);
        }
        return Problem.data("the warehouse does not open: " + said)
                .at(place)
                .hint("check that the file and its folder may be read and written and that the disk is not full")
                .exception(e);
    }

    private static String message(SQLException e) {
        String text = e.getMessage();
        return text == null ? e.toString() : text.strip();
    }
}
