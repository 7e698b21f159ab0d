package dev.feira.cli;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Any program that has a DuckDB file open, until it is killed.
final class OtherProgram {
    private OtherProgram() {}

    public static void main(String[] arguments) throws SQLException, IOException, InterruptedException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + arguments[0])) {
            System.out.println("open: " + connection.isValid(1));
            Thread.currentThread().join();
        }
    }
}
