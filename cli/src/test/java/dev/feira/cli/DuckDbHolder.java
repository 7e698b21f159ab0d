package dev.feira.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

/// A program that is not Feira and has a DuckDB file open for writing, until it is killed.
final class DuckDbHolder {
    private DuckDbHolder() {}

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + arguments[0]);
                Statement statement = connection.createStatement()) {
            statement.execute("create table mine (a int)");
            Files.createFile(Path.of(arguments[1]));
            new CountDownLatch(1).await();
        }
    }
}
