package dev.feira.agent;

import dev.feira.agent.compile.Compiler;
import dev.feira.agent.compile.Formulas;
import dev.feira.agent.compile.Tables;
import dev.feira.transform.Artifacts.SemanticLayer;
import dev.feira.transform.Metric;
import dev.feira.transform.SemanticModel;
import java.util.List;
import java.util.Set;

/// What can be asked of a project, and how that is said in SQL.
public final class Semantics {
    private final SemanticLayer layer;
    private final Tables tables;
    private final Formulas formulas;

    private Semantics(SemanticLayer layer) {
        this.layer = layer;
        this.tables = new Tables(layer.models());
        this.formulas = new Formulas(tables, layer.metrics());
    }

    public static Semantics of(SemanticLayer layer) {
        return new Semantics(layer);
    }

    public List<Metric> metrics() {
        return layer.metrics();
    }

    /// All dimensions, whatever they are of.
    public List<SemanticModel.Dimension> dimensions() {
        return tables.dimensions().stream().map(Tables.Place::dimension).toList();
    }

    /// Names of the dimensions by which a metric may be grouped and filtered.
    public Set<String> dimensionsOf(String metric) {
        return Compiler.groupable(tables, formulas, metric);
    }

    /// One SELECT for the query.
    ///
    /// What the query names must be there, and what it asks for right; else a `ProblemException` says why.
    public CompiledQuery compile(SemanticQuery query, Dialect dialect) {
        return new Compiler(tables, formulas, dialect, query).compile();
    }
}
