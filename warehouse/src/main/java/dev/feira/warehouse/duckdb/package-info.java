/// How a [dev.feira.warehouse.Session] runs on DuckDB: statements, values and errors. Read [DuckDbSession] first.
@NullMarked
package dev.feira.warehouse.duckdb;

import org.jspecify.annotations.NullMarked;
