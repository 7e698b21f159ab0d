/// Lake → tables, and SQL on them. [Warehouse] is the door: it loads the lake's tables into the schema `raw_data`,
/// proves that
/// the load is complete, and opens [Session]s in which the transformations run. DuckDB is the engine so far.
@NullMarked
package dev.feira.warehouse;

import org.jspecify.annotations.NullMarked;
