/// The macros of the project, of its packages and of dbt itself, and who sees which under what name. [MacroLibrary]
/// holds them, [NodeScope] resolves the names of one node's template as dbt does, `adapter.dispatch` included.
@NullMarked
package dev.feira.transform.macros;

import org.jspecify.annotations.NullMarked;
