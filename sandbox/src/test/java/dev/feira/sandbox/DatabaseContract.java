package dev.feira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// What every server of databases promises besides.
abstract class DatabaseContract extends SandboxContract {
    DatabaseContract(Server server) {
        super(server);
    }

    @Override
    void keep(ServerStatus server, int value) throws SQLException {
        Sql.run(server, server.owner(), "CREATE TABLE kept (a INT)", "INSERT INTO kept VALUES (" + value + ")");
    }

    @Override
    int kept(ServerStatus server) throws SQLException {
        return (int) Sql.count(server, "SELECT a FROM kept");
    }

    @Test
    void ownerWritesAndReaderOnlyReads() throws Exception {
        ServerStatus shop = up();

        Sql.run(shop, shop.owner(), "CREATE TABLE t (a INT)", "INSERT INTO t VALUES (42)");

        assertThat(Sql.count(shop, "SELECT a FROM t")).isEqualTo(42);
        assertThatThrownBy(() -> Sql.run(shop, shop.reader(), "INSERT INTO t VALUES (1)"))
                .isInstanceOf(SQLException.class);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(shop.reader().passwordFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void furtherDatabaseIsMadeOnTheRunningServer() throws Exception {
        ServerStatus first = up();

        ServerStatus other = up("other_shop");

        assertThat(other.pid()).isEqualTo(first.pid());
        Sql.run(other, other.owner(), "CREATE TABLE t (a INT)");
        assertThat(Sql.count(other, "SELECT count(*) FROM t")).isZero();
    }
}
