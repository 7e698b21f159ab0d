package dev.feira.agent.compile;

import dev.feira.agent.CompiledQuery;
import dev.feira.agent.CompiledQuery.Column;
import dev.feira.agent.CompiledQuery.Note;
import dev.feira.agent.Dialect;
import dev.feira.agent.SemanticQuery;
import dev.feira.agent.SemanticQuery.Calculation;
import dev.feira.agent.SemanticQuery.Comparison;
import dev.feira.agent.SemanticQuery.Order;
import dev.feira.agent.SemanticQuery.Period;
import dev.feira.core.Nearest;
import dev.feira.core.Problem;
import dev.feira.transform.SemanticModel;
import dev.feira.transform.TimeGrain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Compiles one query.
///
/// Each table is aggregated on its own, by all dimensions of the query ([Branch]); what they give is joined on those
/// dimensions, and only then are ratios, shares and ranks worked out. So no row of one table is ever multiplied by
/// those of
/// another, and a ratio is one of totals under any grouping.
public final class Compiler {
    private final Tables tables;
    private final Formulas formulas;
    private final Dialect dialect;
    private final SemanticQuery query;

    private final List<Tables.Place> dimensions;
    private final Map<String, Formula> metrics = new LinkedHashMap<>();
    private final Set<String> read = new TreeSet<>();
    private final Set<Note> notes = new LinkedHashSet<>();
    private final List<Sql> parts = new ArrayList<>();

    public Compiler(Tables tables, Formulas formulas, Dialect dialect, SemanticQuery query) {
        this.tables = tables;
        this.formulas = formulas;
        this.dialect = dialect;
        this.query = query;
        this.dimensions = query.dimensions().stream().map(tables::dimension).toList();
    }

    public CompiledQuery compile() {
        check();
        List<Condition> conditions = query.filters().stream()
                .map(filter ->
                        new Condition(tables.dimension(filter.dimension()), filter.comparison(), filter.values()))
                .toList();
        List<Condition> ranked = new ArrayList<>(conditions);
        if (query.limit().isPresent()) {
            ranked.addAll(present());
        }
        Branches answer = new Branches("b", dimensions, ranked, metrics.values());
        answer.write();
        Branches whole = new Branches("w", List.of(), conditions, shared().values());
        whole.write();
        parts.add(Sql.of("joined as (\n").and(joined(answer, whole)).and("\n)"));
        parts.add(Sql.of("answer as (\n").and(calculated()).and("\n)"));
        Sql sql = Sql.of("with ").and(Sql.joined(parts, ",\n")).and("\n").and(sorted());
        return new CompiledQuery(sql.text(), sql.parameters(), columns(), List.copyOf(read), List.copyOf(notes));
    }

    private void check() {
        if (query.metrics().isEmpty()) {
            throw Problem.user("a query asks for one metric at least").exception();
        }
        query.metrics().forEach(name -> metrics.put(name, formulas.of(name)));
        if (new LinkedHashSet<>(query.metrics()).size() < query.metrics().size()
                || new LinkedHashSet<>(dimensions).size() < dimensions.size()) {
            throw Problem.user("a query names each metric and each dimension once")
                    .exception();
        }
        Set<String> names =
                new LinkedHashSet<>(columns().stream().map(Column::name).toList());
        query.having().forEach(having -> known(having.metric(), metrics.keySet(), "a condition on `"));
        query.calculations().forEach(each -> known(each.metric(), metrics.keySet(), "a calculation on `"));
        query.order().forEach(order -> known(order.name(), names, "an order by `"));
        for (Calculation calculation : query.calculations()) {
            check(calculation);
        }
    }

    private static void known(String name, Set<String> there, String what) {
        if (!there.contains(name)) {
            throw Problem.user(what + name + "` needs it in the answer")
                    .hint(Nearest.to(name, there)
                            .map(near -> "did you mean `" + near + "`?")
                            .orElse("the answer has: " + String.join(", ", there)))
                    .exception();
        }
    }

    private void check(Calculation calculation) {
        Formula formula = metrics.getOrDefault(calculation.metric(), new Formula.Derived("", Map.of()));
        boolean timeless = query.period().grain().isEmpty();
        switch (calculation.kind()) {
            case SHARE -> {
                if (!(formula instanceof Formula.Measured(MeasureUse use)) || use.accumulates() || !isPart(use)) {
                    throw Problem.user(
                                    "a share of `" + calculation.metric() + "` means nothing: it is no part of a whole")
                            .exception();
                }
            }
            case GROWTH -> {
                if (timeless) {
                    throw Problem.user("growth needs a grain of time").exception();
                }
            }
            case RUNNING -> {
                if (timeless || !(formula instanceof Formula.Measured(MeasureUse use)) || !use.isAdditive()) {
                    throw Problem.user("a running total of `" + calculation.metric()
                                    + "` needs a grain of time and a metric that adds up")
                            .exception();
                }
            }
        }
    }

    private static boolean isPart(MeasureUse use) {
        return use.isAdditive() || use.counts();
    }

    /// The metrics of which a share is wanted.
    private Map<String, Formula> shared() {
        Map<String, Formula> shared = new LinkedHashMap<>(metrics);
        shared.keySet()
                .retainAll(query.calculations().stream()
                        .filter(calculation -> calculation.kind() == Calculation.Kind.SHARE)
                        .map(Calculation::metric)
                        .toList());
        return shared;
    }

    /// A ranking leaves out what stands for "none".
    private List<Condition> present() {
        List<Condition> present = new ArrayList<>();
        for (Tables.Place place : dimensions) {
            Object missing = place.dimension().config().meta().get("missing");
            if (missing != null) {
                present.add(new Condition(place, Comparison.IS_NOT, List.of(missing)));
                notes.add(new Note.MissingLeftOut(place.name(), missing.toString()));
            }
        }
        return present;
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        query.period().grain().ifPresent(grain -> columns.add(new Column(grain.toString(), Column.Kind.TIME)));
        query.dimensions().forEach(name -> columns.add(new Column(name, Column.Kind.DIMENSION)));
        query.metrics().forEach(name -> columns.add(new Column(name, Column.Kind.METRIC)));
        query.calculations().forEach(each -> columns.add(new Column(each.name(), Column.Kind.CALCULATION)));
        return columns;
    }

    /// Time, then dimensions, as the branches call them and as the answer does.
    private Map<String, String> keys(int dimensionCount) {
        Map<String, String> keys = new LinkedHashMap<>();
        query.period().grain().ifPresent(grain -> keys.put("period", dialect.quoted(grain.toString())));
        for (int i = 0; i < dimensionCount; i++) {
            keys.put("d" + i, dialect.quoted(query.dimensions().get(i)));
        }
        return keys;
    }

    /// All branches for some dimensions.
    private final class Branches {
        private final String prefix;
        private final List<Tables.Place> by;
        private final List<Condition> conditions;
        private final Map<Branch.Key, Branch> branches = new LinkedHashMap<>();

        Branches(String prefix, List<Tables.Place> by, List<Condition> conditions, Collection<Formula> wanted) {
            this.prefix = prefix;
            this.by = by;
            this.conditions = conditions;
            wanted.forEach(formula -> formula.uses().forEach(this::add));
        }

        private void add(MeasureUse use) {
            Branch.Key key = new Branch.Key(use.model(), time(use), use.accumulation());
            branches.computeIfAbsent(key, missing -> new Branch(dialect, tables, missing, read, notes))
                    .add(use);
        }

        void write() {
            int at = 0;
            for (Branch branch : branches.values()) {
                parts.add(Sql.of(prefix + at++ + " as (\n")
                        .and(branch.select(by, conditions, query.period()))
                        .and("\n)"));
            }
        }

        String value(MeasureUse use) {
            int at = 0;
            for (Branch branch : branches.values()) {
                if (branch.uses().contains(use)) {
                    String column = prefix + at + "." + branch.column(use);
                    return branches.size() > 1 && use.counts() ? "coalesce(" + column + ", 0)" : column;
                }
                at++;
            }
            throw new IllegalStateException("no branch for " + use);
        }

        /// FROM: the branches on the keys that any of them has.
        String clause() {
            Set<String> keys = keys(by.size()).keySet();
            if (branches.size() == 1) {
                return "from " + prefix + "0";
            }
            StringBuilder text = new StringBuilder("from ");
            if (keys.isEmpty()) {
                for (int i = 0; i < branches.size(); i++) {
                    text.append(i == 0 ? "" : " cross join ").append(prefix).append(i);
                }
                return text.toString();
            }
            text.append("(");
            for (int i = 0; i < branches.size(); i++) {
                text.append(i == 0 ? "" : " union ")
                        .append("select ")
                        .append(String.join(", ", keys))
                        .append(" from ")
                        .append(prefix)
                        .append(i);
            }
            text.append(") as ").append(prefix);
            for (int i = 0; i < branches.size(); i++) {
                text.append("\nleft join ").append(prefix).append(i).append(same(prefix, prefix + i, keys));
            }
            return text.toString();
        }

        String key(String name) {
            return (branches.size() == 1 ? prefix + "0." : prefix + ".") + name;
        }
    }

    private static String same(String left, String right, Set<String> keys) {
        List<String> equal = keys.stream()
                .map(key -> left + "." + key + " is not distinct from " + right + "." + key)
                .toList();
        return " on " + String.join(" and ", equal);
    }

    /// The time that the query means for a measure: its own, that of the measure's model, or the measure's.
    private Optional<Tables.Place> time(MeasureUse use) {
        Period period = query.period();
        if (period.grain().isEmpty()
                && period.from().isEmpty()
                && period.until().isEmpty()) {
            return Optional.empty();
        }
        SemanticModel model = use.model();
        Optional<Tables.Place> asked = period.dimension().map(tables::dimension);
        if (asked.isPresent() && asked.get().dimension().type() != SemanticModel.DimensionType.TIME) {
            throw Problem.user("`" + asked.get().name() + "` is no time").exception();
        }
        return asked.or(() -> Optional.ofNullable(model.config().meta().get("time"))
                        .map(Object::toString)
                        .map(tables::dimension))
                .or(() -> model.timeOf(use.measure())
                        .flatMap(model::dimension)
                        .map(dimension -> new Tables.Place(model, dimension)));
    }

    private Sql joined(Branches answer, Branches whole) {
        List<String> columns = new ArrayList<>();
        keys(dimensions.size()).forEach((name, shown) -> columns.add(answer.key(name) + " as " + shown));
        metrics.forEach(
                (name, formula) -> columns.add(formula.sql(dialect, answer::value) + " as " + dialect.quoted(name)));
        String from = answer.clause();
        Map<String, Formula> shared = shared();
        if (!shared.isEmpty()) {
            List<String> totals = new ArrayList<>();
            keys(0).keySet().forEach(key -> totals.add(whole.key(key) + " as " + key));
            shared.forEach((name, formula) -> {
                String total = dialect.quoted(total(name));
                totals.add(formula.sql(dialect, whole::value) + " as " + total);
                columns.add("totals." + total);
            });
            String subquery = "(select " + String.join(", ", totals) + " " + whole.clause() + ") as totals";
            from += keys(0).isEmpty()
                    ? "\ncross join " + subquery
                    : "\nleft join " + subquery + " on totals.period is not distinct from " + answer.key("period");
        }
        return Sql.of("select " + String.join(", ", columns) + "\n" + from);
    }

    private static String total(String metric) {
        return "total of " + metric;
    }

    private Sql calculated() {
        List<String> columns = new ArrayList<>();
        keys(dimensions.size()).values().forEach(columns::add);
        metrics.keySet().forEach(name -> columns.add(dialect.quoted(name)));
        for (Calculation calculation : query.calculations()) {
            columns.add(calculated(calculation) + " as " + dialect.quoted(calculation.name()));
        }
        return Sql.of("select " + String.join(", ", columns) + "\nfrom joined");
    }

    private String calculated(Calculation calculation) {
        String value = dialect.quoted(calculation.metric());
        return switch (calculation.kind()) {
            case SHARE -> dialect.fraction(value, dialect.quoted(total(calculation.metric())));
            case GROWTH -> {
                TimeGrain grain = query.period().grain().orElseThrow();
                String period = dialect.quoted(grain.toString());
                String over = window("");
                String before = "lag(" + value + ")" + over;
                yield "case when lag(" + period + ")" + over + " = " + dialect.before(grain, period) + " then "
                        + dialect.fraction("(" + value + " - " + before + ")", "abs(" + before + ")") + " end";
            }
            case RUNNING -> "sum(" + value + ")" + window(" rows between unbounded preceding and current row");
        };
    }

    /// Along the periods, for each combination of dimensions.
    private String window(String frame) {
        List<String> by = query.dimensions().stream().map(dialect::quoted).toList();
        String period = dialect.quoted(query.period().grain().orElseThrow().toString());
        return " over (" + (by.isEmpty() ? "" : "partition by " + String.join(", ", by) + " ") + "order by " + period
                + frame + ")";
    }

    private Sql sorted() {
        List<String> shown =
                columns().stream().map(column -> dialect.quoted(column.name())).toList();
        List<String> wanted = order().stream().map(this::sorted).toList();
        List<String> whole = new ArrayList<>(wanted);
        Set<String> sorted =
                new LinkedHashSet<>(order().stream().map(Order::name).toList());
        for (Column column : columns()) {
            boolean key = column.kind() == Column.Kind.TIME || column.kind() == Column.Kind.DIMENSION;
            if (key && sorted.add(column.name())) {
                whole.add(dialect.quoted(column.name()) + " asc nulls last");
            }
        }
        Sql having = having();
        String order = whole.isEmpty() ? "" : "\norder by " + String.join(", ", whole);
        if (query.limit().isEmpty()) {
            return Sql.of("select " + String.join(", ", shown) + "\nfrom answer")
                    .and(having)
                    .and(order);
        }
        return Sql.of("select " + String.join(", ", shown) + "\nfrom (select *, rank() over (order by "
                        + String.join(", ", wanted) + ") as place from answer")
                .and(having)
                .and(") as ranked\nwhere place <= ")
                .and(Sql.value(query.limit().get()))
                .and(order);
    }

    private Sql having() {
        List<Sql> conditions = new ArrayList<>();
        for (SemanticQuery.Having each : query.having()) {
            conditions.add(Sql.of(dialect.quoted(each.metric()) + Condition.sign(each.comparison()))
                    .and(Sql.value(each.value())));
        }
        return conditions.isEmpty() ? Sql.NOTHING : Sql.of("\nwhere ").and(Sql.joined(conditions, " and "));
    }

    private List<Order> order() {
        if (!query.order().isEmpty()) {
            return query.order();
        }
        Optional<TimeGrain> grain = query.period().grain();
        if (grain.isPresent() && query.limit().isEmpty()) {
            return List.of(new Order(grain.get().toString(), false));
        }
        return List.of(new Order(query.metrics().getFirst(), true));
    }

    private String sorted(Order order) {
        return dialect.quoted(order.name()) + (order.descending() ? " desc" : " asc") + " nulls last";
    }

    /// Names of the dimensions by which a metric may be grouped and filtered.
    public static Set<String> groupable(Tables tables, Formulas formulas, String metric) {
        Set<MeasureUse> uses = formulas.of(metric).uses();
        Set<String> names = new LinkedHashSet<>();
        for (Tables.Place place : tables.dimensions()) {
            boolean hidden =
                    Boolean.TRUE.equals(place.dimension().config().meta().get("hidden"));
            if (!hidden && uses.stream().allMatch(use -> Branch.reaches(tables, use, place))) {
                names.add(place.name());
            }
        }
        return names;
    }
}
