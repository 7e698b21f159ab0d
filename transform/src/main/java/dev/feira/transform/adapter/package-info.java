/// The warehouse as templates see it: `adapter` ([Adapter]), relations ([Relation], `api.Relation`), columns
/// ([ColumnValue], `api.Column`) and query results ([AgateTable]). [Connection] runs the statements, with dbt's
/// transactions and query comment; [RelationCache] knows what stands in the database without asking again.
@NullMarked
package dev.feira.transform.adapter;

import org.jspecify.annotations.NullMarked;
