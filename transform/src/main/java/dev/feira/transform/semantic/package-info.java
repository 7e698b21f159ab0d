/// The semantic layer of a project: [SemanticModelReader], [MetricReader] and [SavedQueryReader] understand dbt's YAML,
/// [MetricGraph] ties metrics to their measures, [SemanticRules] says what does not fit together, in dbt's words.
@NullMarked
package dev.feira.transform.semantic;

import org.jspecify.annotations.NullMarked;
