package dev.feira.agent.compile;

import dev.feira.agent.Dialect;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a metric comes from measures.
sealed interface Formula {
    Pattern NAME = Pattern.compile("'[^']*'|[A-Za-z_][A-Za-z_0-9]*");

    record Measured(MeasureUse use) implements Formula {}

    record Fraction(Formula above, Formula below) implements Formula {}

    /// Worked out from others.
    ///
    /// @param expression SQL over the names of the inputs
    record Derived(String expression, Map<String, Formula> inputs) implements Formula {
        public Derived {
            inputs = new LinkedHashMap<>(inputs);
        }
    }

    /// The measures that it needs, in the order of their mention.
    default Set<MeasureUse> uses() {
        Set<MeasureUse> uses = new LinkedHashSet<>();
        switch (this) {
            case Measured(MeasureUse use) -> uses.add(use);
            case Fraction(Formula above, Formula below) -> {
                uses.addAll(above.uses());
                uses.addAll(below.uses());
            }
            case Derived(String ignored, Map<String, Formula> inputs) ->
                inputs.values().forEach(input -> uses.addAll(input.uses()));
        }
        return uses;
    }

    default String sql(Dialect dialect, Function<MeasureUse, String> value) {
        return switch (this) {
            case Measured(MeasureUse use) -> value.apply(use);
            case Fraction(Formula above, Formula below) ->
                "(" + dialect.fraction(above.sql(dialect, value), below.sql(dialect, value)) + ")";
            case Derived(String expression, Map<String, Formula> inputs) -> {
                StringBuilder text = new StringBuilder("(");
                Matcher matcher = NAME.matcher(expression);
                while (matcher.find()) {
                    Formula input = inputs.get(matcher.group());
                    String put = input == null ? matcher.group() : input.sql(dialect, value);
                    matcher.appendReplacement(text, Matcher.quoteReplacement(put));
                }
                yield matcher.appendTail(text).append(")").toString();
            }
        };
    }
}
