package dev.feira.transform.run;

import dev.feira.jinja.Python;
import dev.feira.transform.NodeResult;
import dev.feira.transform.Status;
import dev.feira.transform.adapter.AgateRow;
import dev.feira.transform.adapter.Response;
import dev.feira.transform.manifest.Config;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the count of a data test's failures means, by its severity and conditions.
record TestVerdict(Status status, @Nullable String message, long failures) {

    /// @param warnError whether a warning counts as a failure
    static TestVerdict of(Config config, Statements.Result result, boolean warnError) {
        AgateRow row = result.table().rows().getFirst();
        long failures = row.value(0) instanceof Number count ? count.longValue() : 0;
        String severity = config.text("severity").orElse("ERROR").toUpperCase(Locale.ROOT);
        boolean warns = Python.truth(row.value(1));
        if (severity.equals("ERROR") && Python.truth(row.value(2))) {
            return new TestVerdict(
                    Status.FAIL, said(failures, "fail", config.text("error_if").orElse("!= 0")), failures);
        }
        if (warns) {
            String message = said(
                    failures,
                    warnError ? "fail" : "warn",
                    config.text("warn_if").orElse("!= 0"));
            return new TestVerdict(warnError ? Status.FAIL : Status.WARN, message, failures);
        }
        return new TestVerdict(Status.PASS, null, 0);
    }

    private static String said(long failures, String verb, String condition) {
        return "Got " + failures + " result" + (failures == 1 ? "" : "s") + ", configured to " + verb + " if "
                + condition;
    }

    NodeResult result(Attempt attempt, Response response) {
        return attempt.result(status, message, failures, response.values());
    }
}
