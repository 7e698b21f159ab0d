/// dbt projects on the JVM: a folder of models, seeds, tests and macros becomes a checked graph, and the graph becomes
/// tables. The packages go from left to right: `yaml` and `project` read the files around the models, `parse` reads the
/// models, `manifest` holds the result, `graph` knows order and selection.
/// Read [Invocation] first: it says everything that a command needs to know.
@NullMarked
package dev.feira.transform;

import org.jspecify.annotations.NullMarked;
