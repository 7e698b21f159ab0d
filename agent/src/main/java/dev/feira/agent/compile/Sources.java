package dev.feira.agent.compile;

import dev.feira.agent.Dialect;
import dev.feira.transform.SemanticModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A FROM clause: one table and what hangs on it. Each table stands in a subquery of its own which works out the
/// expressions over its columns, so that equal names of two tables never meet.
final class Sources {
    private final Dialect dialect;
    private final Tables tables;
    private final Set<String> read;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final SemanticModel root;

    /// @param read gathers the tables that are read, as `schema.table`
    Sources(Dialect dialect, Tables tables, SemanticModel root, Set<String> read) {
        this.dialect = dialect;
        this.tables = tables;
        this.root = root;
        this.read = read;
        source(root, null);
    }

    /// A table in the clause.
    ///
    /// @param how it is joined; null for the first
    /// @param columns names of expressions
    private record Source(SemanticModel model, String alias, Tables.@Nullable Step how, Map<String, String> columns) {
        String column(String expression) {
            return alias + "." + columns.computeIfAbsent(expression, key -> "c" + columns.size());
        }
    }

    private Source source(SemanticModel model, Tables.@Nullable Step how) {
        return sources.computeIfAbsent(
                model.name(), name -> new Source(model, "t" + sources.size(), how, new LinkedHashMap<>()));
    }

    boolean reaches(SemanticModel model) {
        return tables.way(root, model).isPresent();
    }

    /// The name of an expression over the columns of `model`, which is joined if it has to be.
    String column(SemanticModel model, String expression) {
        List<Tables.Step> way = tables.way(root, model).orElseThrow();
        for (Tables.Step step : way) {
            source(step.to(), step);
        }
        return Objects.requireNonNull(sources.get(model.name())).column(expression);
    }

    String column(Tables.Place place) {
        return column(place.model(), expression(place.dimension().expr(), place.name()));
    }

    String key(String entity) {
        return column(root, expression(root.entity(entity).orElseThrow().expr(), entity));
    }

    private static String expression(@Nullable String expression, String name) {
        return expression == null ? name : expression;
    }

    String clause() {
        List<String> joins = new ArrayList<>();
        for (Source source : sources.values()) {
            Tables.Step how = source.how();
            if (how != null) {
                String left = column(
                        how.from(), expression(how.key().expr(), how.key().name()));
                String right = source.column(
                        expression(how.target().expr(), how.target().name()));
                joins.add(left + " = " + right);
            } else {
                joins.add("");
            }
        }
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Source source : sources.values()) {
            String join = joins.get(at++);
            text.append(join.isEmpty() ? "from " : "\nleft join ").append(subquery(source));
            if (!join.isEmpty()) {
                text.append(" on ").append(join);
            }
        }
        return text.toString();
    }

    private String subquery(Source source) {
        List<String> columns = new ArrayList<>();
        source.columns().forEach((expression, name) -> columns.add(expression + " as " + name));
        SemanticModel.NodeRelation relation =
                Objects.requireNonNull(source.model().nodeRelation(), "a model without its table");
        read.add(relation.schemaName() + "." + relation.alias());
        String listed = columns.isEmpty() ? "1 as c0" : String.join(", ", columns);
        return "(select " + listed + " from " + dialect.quoted(relation.schemaName()) + "."
                + dialect.quoted(relation.alias()) + counted(source) + ") as " + source.alias();
    }

    /// Leaves out the rows that only stand for others, where rows are counted and not looked up.
    private static String counted(Source source) {
        Object condition = source.model().config().meta().get("counted_rows");
        return condition == null || source.how() != null ? "" : " where " + condition;
    }
}
