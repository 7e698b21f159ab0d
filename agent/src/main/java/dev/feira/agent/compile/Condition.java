package dev.feira.agent.compile;

import dev.feira.agent.SemanticQuery.Comparison;
import java.util.List;

/// A condition whose dimension is known.
record Condition(Tables.Place place, Comparison comparison, List<Object> values) {
    Sql on(String column) {
        List<Sql> each = values.stream().map(Sql::value).toList();
        return switch (comparison) {
            case IS -> Sql.of(column + " in (").and(Sql.joined(each, ", ")).and(")");
            case IS_NOT ->
                Sql.of("(" + column + " not in (").and(Sql.joined(each, ", ")).and(") or " + column + " is null)");
            case LESS -> Sql.of(column + " < ").and(each.getFirst());
            case AT_MOST -> Sql.of(column + " <= ").and(each.getFirst());
            case MORE -> Sql.of(column + " > ").and(each.getFirst());
            case AT_LEAST -> Sql.of(column + " >= ").and(each.getFirst());
        };
    }

    static String sign(Comparison comparison) {
        return switch (comparison) {
            case IS -> " = ";
            case IS_NOT -> " <> ";
            case LESS -> " < ";
            case AT_MOST -> " <= ";
            case MORE -> " > ";
            case AT_LEAST -> " >= ";
        };
    }
}
