package dev.feira.jdbc;

import dev.feira.core.Problem;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What one kind of database wants of a connection, and how it answers.
interface Driver {
    static Driver of(Kind kind) {
        return switch (kind) {
            case Kind.MySql() -> new MySqlDriver();
            case Kind.PostgreSql(String schema) -> new PostgreSqlDriver(schema);
        };
    }

    /// Without user, password or options: those travel as properties.
    String url(ConnectionSettings settings);

    Properties properties(ConnectionSettings settings);

    /// As [#properties], for filling tables.
    Properties loadingProperties(ConnectionSettings settings);

    /// What each connection runs before its first use.
    String sessionSql(TimeLimits limits);

    /// How the server speaks.
    ///
    /// @param version as the server names itself
    Dialect dialect(String version);

    Introspection introspection(ConnectionSettings settings);

    /// What the server's own error means; null when it says nothing that only this kind of server would say.
    @Nullable
    Problem refusal(ConnectionSettings settings, SQLException failure, String message);
}
