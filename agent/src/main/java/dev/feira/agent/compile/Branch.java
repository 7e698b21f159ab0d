package dev.feira.agent.compile;

import dev.feira.agent.CompiledQuery.Note;
import dev.feira.agent.Dialect;
import dev.feira.agent.SemanticQuery.Period;
import dev.feira.agent.compile.MeasureUse.Accumulation;
import dev.feira.core.Problem;
import dev.feira.transform.SemanticModel;
import dev.feira.transform.SemanticModel.AggregationParams;
import dev.feira.transform.SemanticReference;
import dev.feira.transform.TimeGrain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// One table aggregated: what a query needs of it, by the query's dimensions, and by its time.
///
/// A dimension that hangs on the table's rows is joined. One that stands below an entity of theirs (the categories of
/// an
/// order's items) is met through the distinct pairs of entity and value, so that each row counts once for each value;
/// only
/// measures that say `once_per` allow that.
final class Branch {
    private final Dialect dialect;
    private final Tables tables;
    private final SemanticModel root;
    private final Optional<Tables.Place> time;
    private final Optional<Accumulation> accumulation;
    private final List<MeasureUse> uses = new ArrayList<>();
    private final Sources sources;
    private final Set<String> read;
    private final Map<String, Below> below = new LinkedHashMap<>();
    private final Set<Note> notes;

    Branch(Dialect dialect, Tables tables, Key key, Set<String> read, Set<Note> notes) {
        this.dialect = dialect;
        this.tables = tables;
        this.root = key.model();
        this.time = key.time();
        this.accumulation = Optional.of(key.accumulation()).filter(each -> !each.equals(MeasureUse.NONE));
        this.read = read;
        this.notes = notes;
        this.sources = new Sources(dialect, tables, root, read);
    }

    /// What measures must share to be aggregated together.
    ///
    /// @param time the time that is meant, when the query speaks of one
    record Key(SemanticModel model, Optional<Tables.Place> time, Accumulation accumulation) {}

    /// Pairs of an entity and the values of dimensions below it.
    private record Below(String entity, Sources sources, List<Sql> conditions, Map<Tables.Place, String> columns) {}

    void add(MeasureUse use) {
        if (!uses.contains(use)) {
            uses.add(use);
        }
    }

    List<MeasureUse> uses() {
        return uses;
    }

    String column(MeasureUse use) {
        return "v" + uses.indexOf(use);
    }

    /// Whether a measure may be grouped and filtered by a dimension.
    static boolean reaches(Tables tables, MeasureUse use, Tables.Place place) {
        return tables.way(use.model(), place.model()).isPresent()
                || use.oncePer()
                        .flatMap(entity -> tables.below(entity, use.model(), place.model()))
                        .isPresent();
    }

    /// The SELECT of this branch: columns `period` (with a grain), `d0`, `d1`, … and `v0`, `v1`, ….
    Sql select(List<Tables.Place> dimensions, List<Condition> conditions, Period period) {
        List<String> groups = new ArrayList<>();
        Optional<TimeGrain> grain = period.grain();
        grain.ifPresent(each -> groups.add(dialect.truncated(each, timeColumn(each)) + " as period"));
        for (int i = 0; i < dimensions.size(); i++) {
            groups.add(grouped(dimensions.get(i)) + " as d" + i);
        }
        List<Sql> where = new ArrayList<>();
        for (Condition condition : conditions) {
            filtered(condition).ifPresent(where::add);
        }
        if (accumulation.isEmpty()) {
            period.from().ifPresent(from -> where.add(compared(" >= ", from)));
        }
        period.until().ifPresent(until -> where.add(compared(" < ", until)));
        List<Sql> values = new ArrayList<>();
        for (MeasureUse use : uses) {
            values.add(aggregate(use).and(" as " + column(use)));
        }
        List<Sql> listed = new ArrayList<>(groups.stream().map(Sql::of).toList());
        listed.addAll(values);
        Sql select = Sql.of("select ").and(Sql.joined(listed, ", ")).and("\n").and(from());
        if (!where.isEmpty()) {
            select = select.and("\nwhere ").and(Sql.joined(where, " and "));
        }
        if (!groups.isEmpty()) {
            select = select.and("\ngroup by "
                    + String.join(
                            ", ",
                            IntStream.rangeClosed(1, groups.size())
                                    .mapToObj(String::valueOf)
                                    .toList()));
        }
        return accumulation.isEmpty() ? select : accumulated(select, accumulation.get(), dimensions.size(), period);
    }

    private Sql accumulated(Sql select, Accumulation how, int dimensions, Period period) {
        Optional<TimeGrain> grain = period.grain();
        if (grain.isEmpty()) {
            if (how instanceof Accumulation.ToDate(String word)) {
                throw Problem.user("what adds up over a " + word + " needs a grain of time to be told by")
                        .hint("ask for it by day, week or month")
                        .exception();
            }
            return select;
        }
        List<String> groups = new ArrayList<>(
                IntStream.range(0, dimensions).mapToObj(i -> "d" + i).toList());
        List<String> parts = new ArrayList<>(groups);
        if (how instanceof Accumulation.ToDate(String word)) {
            parts.add(dialect.truncated(TimeGrain.find(word).orElseThrow(), "period"));
        }
        String over = " over (" + (parts.isEmpty() ? "" : "partition by " + String.join(", ", parts) + " ")
                + "order by period)";
        List<String> columns = new ArrayList<>(List.of("period"));
        columns.addAll(groups);
        for (MeasureUse use : uses) {
            columns.add("sum(" + column(use) + ")" + over + " as " + column(use));
        }
        Sql sums = Sql.of("select " + String.join(", ", columns) + "\nfrom (")
                .and(select)
                .and(") as single");
        if (period.from().isEmpty()) {
            return sums;
        }
        return Sql.of("select *\nfrom (")
                .and(sums)
                .and(") as sums\nwhere period >= ")
                .and(dialect.truncated(grain.get(), "cast(? as timestamp)"))
                .and(new Sql("", List.of(period.from().get())));
    }

    private Sql compared(String sign, Object moment) {
        return Sql.of(timeColumn(TimeGrain.YEAR) + sign + "cast(")
                .and(Sql.value(moment))
                .and(" as timestamp)");
    }

    private String timeColumn(TimeGrain grain) {
        Tables.Place place = time.orElseThrow(
                () -> Problem.user("`" + root.name() + "` has no time").exception());
        if (!sources.reaches(place.model())) {
            throw Problem.user("`" + uses.getFirst().measure().name() + "` cannot be told by `" + place.name() + "`")
                    .hint("its rows have no such time")
                    .exception();
        }
        SemanticModel.TimeParams params = place.dimension().typeParams();
        if (params != null && params.timeGranularity().compareTo(grain) > 0) {
            throw Problem.user("`" + place.name() + "` is known by " + params.timeGranularity() + ", not by " + grain)
                    .exception();
        }
        return sources.column(place);
    }

    private String grouped(Tables.Place place) {
        if (sources.reaches(place.model())) {
            return sources.column(place);
        }
        Below pairs = below(place);
        uses.forEach(use -> notes.add(new Note.OncePerValue(use.measure().name(), place.name(), pairs.entity())));
        String column = pairs.columns()
                .computeIfAbsent(place, name -> "g" + pairs.columns().size());
        return alias(pairs) + "." + column;
    }

    private Optional<Sql> filtered(Condition condition) {
        if (sources.reaches(condition.place().model())) {
            return Optional.of(condition.on(sources.column(condition.place())));
        }
        Below pairs = below(condition.place());
        pairs.conditions().add(condition.on(pairs.sources().column(condition.place())));
        return Optional.empty();
    }

    private String alias(Below pairs) {
        return "b" + new ArrayList<>(below.values()).indexOf(pairs);
    }

    private Below below(Tables.Place place) {
        String entity = null;
        for (MeasureUse use : uses) {
            entity = use.oncePer()
                    .filter(each -> tables.below(each, root, place.model()).isPresent())
                    .orElseThrow(() -> Problem.user("`" + use.measure().name() + "` cannot be split by `" + place.name()
                                    + "`: a row of `" + root.name() + "` can belong to several of its values")
                            .hint("ask for a metric of the table that has both")
                            .exception());
        }
        String shared = Objects.requireNonNull(entity);
        SemanticModel model = tables.below(shared, root, place.model()).orElseThrow();
        return below.computeIfAbsent(
                model.name(),
                name -> new Below(
                        shared, new Sources(dialect, tables, model, read), new ArrayList<>(), new LinkedHashMap<>()));
    }

    private Sql aggregate(MeasureUse use) {
        SemanticModel.Measure measure = use.measure();
        String expression = measure.expr() == null ? measure.name() : measure.expr();
        AggregationParams params = measure.aggParams();
        double share = params == null || params.percentile() == null ? 0.5 : params.percentile();
        boolean discrete = params != null && params.useDiscretePercentile();
        String value = dialect.aggregated(measure.agg(), sources.column(root, expression), share, discrete);
        if (use.conditions().isEmpty()) {
            return Sql.of(value);
        }
        List<String> conditions = use.conditions().stream().map(this::condition).toList();
        return Sql.of(value + " filter (where (" + String.join(") and (", conditions) + "))");
    }

    /// A condition that the project wrote, its names replaced by columns.
    private String condition(String template) {
        StringBuilder text = new StringBuilder();
        for (SemanticReference.Piece piece : SemanticReference.pieces(template)) {
            switch (piece) {
                case SemanticReference.Piece.Sql(String sql) -> text.append(sql);
                case SemanticReference.Piece.Name(SemanticReference name) -> {
                    Tables.Place place = tables.dimension(name.name());
                    if (!sources.reaches(place.model())) {
                        throw Problem.user("the filter `" + template + "` speaks of `" + name.name()
                                        + "`, which the rows of `" + root.name() + "` do not have")
                                .exception();
                    }
                    text.append(sources.column(place));
                }
            }
        }
        return text.toString();
    }

    private Sql from() {
        List<String> keys = below.values().stream()
                .map(pairs -> sources.key(pairs.entity()))
                .toList();
        Sql from = Sql.of(sources.clause());
        int at = 0;
        for (Below pairs : below.values()) {
            from = from.and("\njoin (")
                    .and(pairs(pairs))
                    .and(") as " + alias(pairs) + " on " + keys.get(at++) + " = " + alias(pairs) + ".k");
        }
        return from;
    }

    private Sql pairs(Below pairs) {
        List<String> columns = new ArrayList<>(List.of(pairs.sources().key(pairs.entity()) + " as k"));
        pairs.columns().forEach((place, column) -> columns.add(pairs.sources().column(place) + " as " + column));
        Sql select = Sql.of("select distinct " + String.join(", ", columns) + "\n"
                + pairs.sources().clause());
        return pairs.conditions().isEmpty()
                ? select
                : select.and("\nwhere ").and(Sql.joined(pairs.conditions(), " and "));
    }
}
