package dev.feira.jdbc;

import dev.feira.core.SqlType;
import java.util.Optional;

/// How one family of databases speaks SQL. Sealed: whoever switches over it is told by the compiler when a family
/// joins.
public sealed interface Dialect permits MySqlDialect, PostgreSqlDialect {
    /// A name, ready to stand in a statement.
    String quoted(String identifier);

    /// A text, ready to stand in a statement.
    String literal(String text);

    /// The faithful type for a source column.
    ///
    /// @throws dev.feira.core.ProblemException naming the column, when there is none
    SqlType typeOf(String table, SourceColumn column);

    /// What a person should know of the way a column's values travel; empty where there is nothing to know.
    Optional<String> caution(SourceColumn column);

    /// The type to declare in this database for a column that comes from elsewhere.
    String declaration(SqlType type);
}
