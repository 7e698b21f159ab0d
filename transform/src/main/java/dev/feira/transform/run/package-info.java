/// A checked graph becomes tables: [Run] walks it in dependency order on several threads, a [NodeRunner] works on one
/// node (compile, then its materialization, test or hook), [Lines] says so in dbt's words, [RunResultsFile] keeps it.
@NullMarked
package dev.feira.transform.run;

import org.jspecify.annotations.NullMarked;
