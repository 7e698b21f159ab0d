package dev.feira.transform.run;

import dev.feira.core.Problem;
import dev.feira.jinja.Arguments;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.Python;
import dev.feira.transform.NodeResult;
import dev.feira.transform.Status;
import dev.feira.transform.adapter.AgateTable;
import dev.feira.transform.adapter.Connection;
import dev.feira.transform.adapter.Response;
import dev.feira.transform.manifest.Source;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks how old a source is, by the macros that projects may replace, and judges by what it was told to be.
public final class FreshnessCheck {
    private final Workshop workshop;
    private final Source source;
    private final NodeSpace space;

    FreshnessCheck(Workshop workshop, Source source, Connection connection) {
        this.workshop = workshop;
        this.source = source;
        this.space = Errand.space(workshop, source.id(), source.relation(), connection);
    }

    /// Whether the source says how old its rows may be.
    public static boolean wanted(Source source) {
        Map<String, @Nullable Object> freshness = source.freshness();
        return freshness != null
                && (Threshold.of(freshness.get("warn_after")).isSet()
                        || Threshold.of(freshness.get("error_after")).isSet());
    }

    NodeResult run(Attempt attempt) {
        attempt.phase("compile", () -> source);
        PyDict answer = attempt.phase("execute", this::answer);
        AgateTable table = (AgateTable) answer.get("table");
        if (table == null || table.rows().size() != 1 || table.names().size() != 2) {
            throw Problem.data("the macro that asks a source's age must give one row of two moments")
                    .exception();
        }
        Age age =
                Age.of(table.rows().getFirst().value(0), table.rows().getFirst().value(1));
        workshop.ages().put(source.uniqueId(), age);
        Map<String, Object> response = answer.get("response") instanceof Response given ? given.values() : Map.of();
        Status status = status(age);
        return attempt.result(status, status == Status.ERROR ? "Status: error" : null, null, response);
    }

    private PyDict answer() {
        Arguments arguments = Arguments.NONE.withNamed("source", space.relation());
        if (source.loadedAtQuery() != null) {
            String query = space.render(source.id().originalFilePath(), source.loadedAtQuery());
            return call("collect_freshness_custom_sql", arguments.withNamed("loaded_at_query", query));
        }
        if (source.loadedAtField() == null) {
            throw Problem.user("Could not compute freshness for source " + source.name()
                            + ": no 'loaded_at_field' provided and "
                            + workshop.engine().type()
                            + " adapter does not support metadata-based freshness checks.")
                    .hint("say `loaded_at_field`, or `freshness: null`, in "
                            + source.id().originalFilePath())
                    .exception();
        }
        return call(
                "collect_freshness",
                arguments.withNamed("loaded_at_field", source.loadedAtField()).withNamed("filter", filter()));
    }

    private Object filter() {
        Object filter = source.freshness() == null ? null : source.freshness().get("filter");
        return filter == null ? None.NONE : Python.value(filter);
    }

    private PyDict call(String macro, Arguments arguments) {
        Object answer = space.find(macro).orElseThrow().call(arguments);
        return answer instanceof PyDict dict ? dict : PyDict.of();
    }

    private Status status(Age age) {
        Map<String, @Nullable Object> freshness = source.freshness();
        if (freshness == null) {
            return Status.PASS;
        }
        if (Threshold.of(freshness.get("error_after")).exceeded(age)) {
            return Status.ERROR;
        }
        return Threshold.of(freshness.get("warn_after")).exceeded(age) ? Status.WARN : Status.PASS;
    }
}
