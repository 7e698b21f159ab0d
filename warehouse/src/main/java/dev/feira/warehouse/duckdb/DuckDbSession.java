package dev.feira.warehouse.duckdb;

import dev.feira.warehouse.Rows;
import dev.feira.warehouse.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A connection to an open DuckDB file.
///
/// Transactions are statements here, not JDBC's auto-commit flag, because macros of a project may begin and commit as
/// well.
public final class DuckDbSession implements Session {
    private final Connection connection;
    private volatile @Nullable Statement running;
    private Duration limit;
    private boolean inTransaction;

    public DuckDbSession(Connection connection, Duration limit) {
        this.connection = connection;
        this.limit = limit;
    }

    // A failed statement is closed by DuckDB, so each SQL gets one of its own.
    @Override
    public Rows run(String sql) {
        try (Statement statement = connection.createStatement()) {
            running = statement;
            statement.setQueryTimeout(Math.toIntExact(Math.max(1, limit.toSeconds())));
            if (!statement.execute(sql)) {
                return Rows.changed(Math.max(0, statement.getLargeUpdateCount()));
            }
            try (ResultSet result = statement.getResultSet()) {
                return DuckDbRows.read(result);
            }
        } catch (SQLException e) {
            throw DuckDbProblems.of(e);
        } finally {
            running = null;
        }
    }

    @Override
    public Rows ask(String sql, List<?> parameters, int most) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            running = statement;
            statement.setQueryTimeout(Math.toIntExact(Math.max(1, limit.toSeconds())));
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                return DuckDbRows.read(result, most);
            }
        } catch (SQLException e) {
            throw DuckDbProblems.of(e);
        } finally {
            running = null;
        }
    }

    @Override
    public void begin() {
        run("begin transaction");
        inTransaction = true;
    }

    @Override
    public void commit() {
        inTransaction = false;
        run("commit");
    }

    @Override
    public void rollback() {
        if (inTransaction) {
            inTransaction = false;
            run("rollback");
        }
    }

    @Override
    public void cancel() {
        Statement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException over) {
                // The statement ended at this very moment: there is nothing left to cancel.
            }
        }
    }

    @Override
    public void limit(Duration perStatement) {
        limit = perStatement;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw DuckDbProblems.of(e);
        }
    }
}
