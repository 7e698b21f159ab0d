package dev.feira.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong with a semantic layer is said with its place, in dbt's words where it has some.
class SemanticErrorsTest {
    /// Without a mistake; the tests below bring in one each.
    private static final String GOOD = """
        semantic_models:
          - name: sales
            model: ref('sales')
            defaults: {agg_time_dimension: sold_at}
            entities:
              - {name: sale, type: primary}
              - {name: buyer, type: foreign}
            dimensions:
              - {name: sold_at, type: time, type_params: {time_granularity: day}}
              - {name: colour, type: categorical}
            measures:
              - {name: turnover, agg: sum, expr: price}
              - {name: sold, agg: count, expr: 1}
        metrics:
          - name: revenue
            label: Revenue
            type: simple
            type_params: {measure: turnover}
          - name: pieces
            label: Pieces
            type: simple
            type_params: {measure: sold}
          - name: price
            label: Price
            type: ratio
            type_params: {numerator: revenue, denominator: pieces}
        saved_queries:
          - name: all_sales
            query_params:
              metrics: [revenue]
              group_by: ["Dimension('sale__colour')"]
              order_by: ["Metric('revenue')"]
        """;

    private static final String DAYS = """
        models:
          - name: days
            time_spine: {standard_granularity_column: day}
            columns: [{name: day, granularity: day}]
        """;

    @TempDir
    Path folder;

    private Path project(String layer, String days) throws IOException {
        Map<String, String> files = new HashMap<>();
        files.put("models/sales.sql", "select 1");
        files.put("models/days.sql", "select 1");
        files.put("models/days.yml", days);
        files.put("models/layer.yml", layer);
        return Fixtures.tiny(folder, files);
    }

    private Problem problem(String layer) throws IOException {
        return problem(layer, DAYS);
    }

    private Problem problem(String layer, String days) throws IOException {
        Path project = project(layer, days);
        ProblemException thrown = catchThrowableOfType(
                ProblemException.class, () -> Fixtures.dbt(project).parse());
        return Objects.requireNonNull(thrown, "nothing was wrong").problem();
    }

    @Test
    void nothingIsWrongWithTheLayerThatTheOtherTestsBreak() throws IOException {
        Path project = project(GOOD, DAYS);
        assertThatCode(() -> Fixtures.dbt(project).parse()).doesNotThrowAnyException();
    }

    /// Replaces one text in the good layer and expects what is said, and where.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {measure: turnover} | {measure: turnver} | A semantic model having a measure `turnver` does not exist but was referenced. | 18
        numerator: revenue | numerator: revenu | The metric `revenu` does not exist but was referenced by metric `price`. | 26
        numerator: revenue | numerator: price | the metrics are made of each other in a circle: `metric.tiny.price` → `metric.tiny.price` | 23
        type: ratio | type: radio | `type` of metric `price` cannot be `radio` | 25
        numerator: revenue, | '' | Invalid ratio metric `price`. Both a numerator and denominator must be specified | 26
        agg: sum | agg: total | `agg` of measure `turnover` cannot be `total` | 12
        agg: count, expr: 1 | agg: count | Measure 'sold' uses a COUNT aggregation, which requires an expr to be provided. Provide 'expr: 1' if a count of all rows is desired. | 13
        agg: sum | agg: percentile | Measure 'turnover' uses a PERCENTILE aggregation, which requires agg_params.percentile to be provided. | 12
        type: categorical | type: text | `type` of dimension `colour` cannot be `text` | 10
        time_granularity: day | time_granularity: days | `time_granularity` of `type_params` of dimension `sold_at` cannot be `days` | 9
        agg_time_dimension: sold_at | agg_time_dimension: colour | Default aggregation time dimension was specified as 'colour' which doesn't exist as a time dimension in semantic model named 'sales'. | 4
        name: sale, type: primary | name: sale, type: foreign | The semantic model sales contains dimensions, but it does not define a primary entity. Either add an entity with type PRIMARY or set a value for the primary_entity key. | 2
        name: buyer, type: foreign | name: buyer, type: primary | Semantic models can have only one primary entity. The semantic model `sales` has 2: sale, buyer | 7
        name: buyer | name: sold | In semantic model `sales`, can't use name `sold` for a entity when it was already used for a measure | 7
        name: colour | name: month | Invalid name `month` - names cannot match reserved time granularity keywords (nanosecond, microsecond, millisecond, second, minute, hour, day, week, month, quarter, year) | 10
        name: colour | name: metric_time | Invalid name `metric_time` - this name is reserved by MetricFlow. | 10
        label: Pieces | label: Revenue | Can't use label `Revenue` for metric `pieces` as it's already used for metric `revenue` | 20
        name: revenue | name: re venue | The metric name 're venue' is invalid.  It cannot contain spaces, must contain only letters, numbers and underscores | 15
        label: Revenue | title: Revenue | Additional properties are not allowed: metric `revenue` knows no `title` | 16
        metrics: [revenue] | metrics: [revenues] | `saved_query.tiny.all_sales` depends on a metric named `revenues` which was not found | 30
        sale__colour | sale__color | `Dimension('sale__color')` is not a valid group-by name. | 31
        Dimension('sale__colour') | Dimensions('sale__colour') | `Dimensions('sale__colour')` is not a valid name | 31
        Metric('revenue') | Metric('pieces') | Metric('pieces') does not match any of the listed metrics or group-by items. | 32
        model: ref('sales') | model: ref('sale') | `semantic_model.tiny.sales` depends on a node named `sale` which was not found | 3
        """)
    void mistakeIsToldWithItsPlace(String good, String bad, String message, int line) throws IOException {
        assertThat(GOOD).contains(good);
        String layer = GOOD.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad));
        Problem problem = problem(layer);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.where().orElseThrow().file()).isEqualTo("models/layer.yml");
        assertThat(problem.where().orElseThrow().line()).isEqualTo(line);
    }

    @Test
    void mistypedMeasureHasItsCure() throws IOException {
        assertThat(problem(GOOD.replace("{measure: turnover}", "{measure: turnver}"))
                        .hint())
                .hasValue("did you mean `turnover`?");
    }

    @Test
    void circleOverSeveralMetricsIsShown() throws IOException {
        Problem problem =
                problem(GOOD.replace("type_params: {measure: sold}", "type_params: {metrics: [price], expr: price}")
                        .replace("label: Pieces\n    type: simple", "label: Pieces\n    type: derived"));
        assertThat(problem.message())
                .isEqualTo(
                        "the metrics are made of each other in a circle: `metric.tiny.pieces` → `metric.tiny.price` → "
                                + "`metric.tiny.pieces`");
    }

    @Test
    void metricOnASwitchedOffModelSaysSo() throws IOException {
        Problem problem =
                problem(GOOD.replace("model: ref('sales')", "model: ref('sales')\n    config: {enabled: false}"));
        assertThat(problem.message()).isEqualTo("The measure `turnover` is referenced on a disabled semantic model.");
        assertThat(problem.hint()).hasValue("enable it, or disable `revenue` too");
    }

    @Test
    void twoMetricsOfOneNameAreRefused() throws IOException {
        assertThat(problem(GOOD.replace("name: pieces", "name: revenue")).message())
                .isEqualTo("there are two metrics named `revenue`; the other is at `models/layer.yml:15:5`");
    }

    @Test
    void metricInTheNewerFormIsRefusedAndNotMisread() throws IOException {
        Problem problem = problem(GOOD.replace("type_params: {measure: sold}", "agg: sum"));
        assertThat(problem.message()).isEqualTo("metric `pieces` has no `type_params`");
        assertThat(problem.hint().orElseThrow()).contains("are not read");
    }

    @Test
    void windowBesideItsPlaceIsRefused() throws IOException {
        Problem problem = problem(GOOD.replace(
                "type: simple\n    type_params: {measure: sold}",
                "type: cumulative\n    type_params: {measure: sold, window: 7 days}"));
        assertThat(problem.message())
                .startsWith("Cumulative fields `type_params.window` and `type_params.grain_to_date` should be nested");
    }

    @Test
    void windowThatIsNoneIsRefused() throws IOException {
        Problem problem = problem(GOOD.replace(
                "type: simple\n    type_params: {measure: sold}",
                "type: cumulative\n    type_params: {measure: sold, cumulative_type_params: {window: a week}}"));
        assertThat(problem.message())
                .isEqualTo("Invalid count (a) in cumulative/conversion metric window string: (a week)");
    }

    @Test
    void filterThatCannotBeReadIsRefused() throws IOException {
        Problem problem = problem(GOOD.replace("label: Pieces", "label: Pieces\n    filter: \"{{ Dimensio('x') }}\""));
        assertThat(problem.message()).startsWith("the filter `{{ Dimensio('x') }}` of metric `pieces` cannot be read");
    }

    @Test
    void metricsNeedATimeSpineOfDays() throws IOException {
        assertThat(problem(GOOD, "models: []").message())
                .isEqualTo("The semantic layer requires a time spine model with granularity DAY or smaller in the "
                        + "project, but none was found.");
        assertThat(problem(GOOD, DAYS.replace("granularity: day}", "granularity: month}"))
                        .message())
                .startsWith("The semantic layer requires a time spine model");
    }

    @Test
    void timeSpineNamesAColumnThatThereIs() throws IOException {
        Problem problem = problem(GOOD, DAYS.replace("column: day}", "column: date}"));
        assertThat(problem.message())
                .isEqualTo("Time spine standard granularity column must be defined on the model. Got invalid column "
                        + "name 'date' for model 'days'. Valid names: [day].");
        assertThat(problem.where().orElseThrow().line()).isEqualTo(3);
    }
}
