package dev.feira.lake.iceberg;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import java.nio.file.Path;

/// What can go wrong in the lake, with the cure.
public final class LakeProblems {
    private LakeProblems() {}

    static ProblemException onOpening(Path file, RuntimeException e) {
        if (e instanceof ProblemException problem) {
            return problem;
        }
        return Problem.user("the lake's catalog does not open: " + root(e))
                .at(Location.of(file.toString()))
                .hint("check that the file is the SQLite catalog of a lake and that its folder may be written")
                .exception(e);
    }

    static ProblemException onReading(String table, RuntimeException e) {
        if (e instanceof ProblemException problem) {
            return problem;
        }
        return Problem.data("the metadata of table `" + table + "` in the lake cannot be read: " + root(e))
                .hint("check that the files under `bronze/" + table + "/metadata` are there and may be read")
                .exception(e);
    }

    static ProblemException changed(String table, String location) {
        return Problem.data("file `" + location + "` of table `" + table
                        + "` in the lake is not as it was written: it is gone, damaged, or was changed")
                .hint("run `feira ingest --full-refresh " + table + "` to write the table anew from the source")
                .exception();
    }

    static ProblemException onConflict(String table, Throwable e) {
        return Problem.passing("table `" + table + "` was changed by another run while this one wrote it")
                .hint("wait for the other run to end, then run the same command again")
                .exception(e);
    }

    /// Writing files or metadata failed and nothing was committed.
    public static ProblemException onWriting(String table, Throwable e) {
        if (e instanceof ProblemException problem) {
            return problem;
        }
        String said = root(e);
        if (said.contains("No space left") || said.contains("disk is full")) {
            return Problem.data("the disk of the lake is full; table `" + table + "` is as it was before")
                    .hint("free some space, then run the same command again")
                    .exception(e);
        }
        return Problem.data("table `" + table + "` could not be written to the lake: " + said)
                .hint("check that the lake's folder may be written; the table is as it was before")
                .exception(e);
    }

    /// Whether the last commit happened is unknown, because the catalog does not answer.
    static ProblemException onUnknown(String table, Throwable e) {
        return Problem.passing("the lake's catalog did not say whether the commit of table `" + table + "` succeeded: "
                        + root(e))
                .hint("run the same command again: it starts from whatever the catalog holds")
                .exception(e);
    }

    private static String root(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
