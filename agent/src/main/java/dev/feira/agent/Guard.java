package dev.feira.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.feira.agent.guard.BoundTables;
import dev.feira.agent.guard.Statement;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.transform.Artifacts.SemanticLayer;
import dev.feira.transform.SemanticModel;
import dev.feira.warehouse.Publications;
import dev.feira.warehouse.Rows;
import dev.feira.warehouse.Session;
import dev.feira.warehouse.Warehouse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Runs a statement on a published generation, and nothing but a harmless one.
///
/// The generation is open for reading only, without a way to files, extensions or settings. Each question has a
/// connection of
/// its own, so nothing that an earlier one left can change what a name means. The statement must be exactly one SELECT
/// of
/// known syntax, functions and tables, by its syntax tree and by its plan; it has a limit of time, and of rows. Every
/// statement is written down, run or refused.
public final class Guard {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Warehouse warehouse;
    private final Set<String> tables;
    private final GuardSettings settings;
    private final Audit audit;

    private Guard(Warehouse warehouse, Set<String> tables, GuardSettings settings, Audit audit) {
        this.warehouse = warehouse;
        this.tables = tables;
        this.settings = settings;
        this.audit = audit;
    }

    /// Over a generation; only the tables of the semantic layer may be read.
    public static Guard over(Publications.Reader reader, SemanticLayer layer, GuardSettings settings, Audit audit) {
        Set<String> tables = layer.models().stream()
                .map(SemanticModel::nodeRelation)
                .filter(Objects::nonNull)
                .map(relation -> (relation.schemaName() + "." + relation.alias()).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return new Guard(reader.warehouse(), tables, settings, audit);
    }

    /// What a statement gave.
    ///
    /// @param cut whether there were more rows than are read
    public record Answer(Rows rows, boolean cut, Duration took) {}

    /// Runs a compiled query.
    public Answer ask(CompiledQuery query) {
        return ask(query.sql(), query.parameters());
    }

    /// Runs a statement, whoever wrote it. A `ProblemException` of kind USER says why it was refused, any other what
    /// the
    /// engine says.
    public Answer ask(String sql, List<?> parameters) {
        long start = System.nanoTime();
        try (Session session = warehouse.session()) {
            session.limit(settings.limit());
            refusal(session, sql).ifPresent(reason -> {
                throw Problem.user("the statement was not run: " + reason).exception();
            });
            Rows rows = session.ask(sql, parameters, settings.rows() + 1);
            Answer answer = answer(rows, Duration.ofNanos(System.nanoTime() - start));
            audit.ran(sql, parameters.size(), answer.rows().values().size(), answer.took());
            return answer;
        } catch (ProblemException problem) {
            audit.stopped(sql, parameters.size(), problem.problem(), Duration.ofNanos(System.nanoTime() - start));
            throw problem;
        }
    }

    private Answer answer(Rows rows, Duration took) {
        boolean cut = rows.values().size() > settings.rows();
        return new Answer(rows.first(settings.rows()), cut, took);
    }

    private Optional<String> refusal(Session session, String sql) {
        if (sql.length() > settings.letters()) {
            return Optional.of("it is longer than " + settings.letters() + " letters");
        }
        return said(session, "json_serialize_sql", sql, tree -> new Statement(tree, tables).refusal())
                .or(() -> said(session, "json_serialize_plan", sql, plan -> new BoundTables(plan, tables).refusal()));
    }

    private static Optional<String> said(
            Session session, String function, String sql, Function<JsonNode, Optional<String>> refusal) {
        Object text;
        try {
            text = session.ask("select cast(" + function + "(?) as varchar)", List.of(sql), 1)
                    .single();
        } catch (ProblemException unreadable) {
            return Optional.of(unreadable.problem().message());
        }
        try {
            return refusal.apply(MAPPER.readTree(String.valueOf(text)));
        } catch (JsonProcessingException broken) {
            return Optional.of("its " + function + " cannot be read");
        }
    }
}
