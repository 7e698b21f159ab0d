package dev.feira.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.feira.core.ProblemException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// A database that answered: a bounded pool of connections to it, its dialect and what its tables look like.
///
/// Connections are lent: closing one gives it back. Each has a session in UTC at REPEATABLE READ. All methods may
/// be called from any thread; all throw [ProblemException] with the cure when the server refuses or is gone.
public final class Database implements AutoCloseable {
    /// A server that is just starting again is waited for.
    private static final int TRIES_TO_CONNECT = 3;

    private final ConnectionSettings settings;
    private final HikariDataSource pool;
    private final Dialect dialect;
    private final Introspection introspection;
    private final Failures failures;

    private Database(ConnectionSettings settings, HikariDataSource pool, Dialect dialect, Introspection introspection) {
        this.settings = settings;
        this.pool = pool;
        this.dialect = dialect;
        this.introspection = introspection;
        this.failures = new Failures(settings);
    }

    /// Connects once, so that a wrong setting shows here and not later.
    public static Database open(ConnectionSettings settings) {
        Driver driver = Driver.of(settings.kind());
        return open(settings, driver, driver.properties(settings));
    }

    /// As [#open], for filling tables.
    public static Database openForLoading(ConnectionSettings settings) {
        Driver driver = Driver.of(settings.kind());
        return open(settings, driver, driver.loadingProperties(settings));
    }

    private static Database open(ConnectionSettings settings, Driver driver, Properties properties) {
        try (Connection first = DriverManager.getConnection(driver.url(settings), properties)) {
            Dialect dialect = driver.dialect(first.getMetaData().getDatabaseProductVersion());
            return new Database(settings, pool(settings, driver, properties), dialect, driver.introspection(settings));
        } catch (SQLException e) {
            throw new Failures(settings).problem(e).exception(e);
        }
    }

    private static HikariDataSource pool(ConnectionSettings settings, Driver driver, Properties properties) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("feira-" + settings.database());
        config.setJdbcUrl(driver.url(settings));
        config.setDataSourceProperties(properties);
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(0);
        config.setConnectionTimeout(
                settings.limits().connect().multipliedBy(TRIES_TO_CONNECT).toMillis());
        config.setConnectionInitSql(driver.sessionSql(settings.limits()));
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    public ConnectionSettings settings() {
        return settings;
    }

    public Dialect dialect() {
        return dialect;
    }

    /// A connection from the pool; waits for one when all are lent.
    public Connection connect() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    /// All base tables, without views.
    public List<SourceTable> tables() {
        try (Connection connection = connect()) {
            return introspection.tables(connection);
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    public Optional<SourceTable> table(String name) {
        try (Connection connection = connect()) {
            return table(connection, name);
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    /// As the given connection sees it now.
    public Optional<SourceTable> table(Connection connection, String name) throws SQLException {
        return introspection.table(connection, name);
    }

    /// What a driver's exception means here, ready to be thrown.
    public ProblemException problem(SQLException failure) {
        return failures.problem(failure).exception(failure);
    }

    @Override
    public void close() {
        pool.close();
    }
}
