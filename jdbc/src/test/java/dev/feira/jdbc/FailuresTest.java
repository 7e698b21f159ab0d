package dev.feira.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.core.Problem;
import dev.feira.core.Secret;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    private final Failures failures =
            new Failures(ConnectionSettings.of("shop.example", 3306, "shop", "reader", Secret.of("hidden")));

    @ParameterizedTest
    @ValueSource(ints = {1040, 1053, 1158, 1159, 1160, 1161, 1205, 1213, 1317, 1412, 1927, 2006, 2013, 4031})
    void whatMayPassIsWorthAnotherTry(int code) {
        assertThat(failures.problem(new SQLException("so says the server", "HY000", code)))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.TRANSIENT))
                .satisfies(problem -> assertThat(problem.hint()).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"1045, wrong user or password", "1049, has no database", "1142, lacks a right", "1146, lacks a table"})
    void whatWillNotPassIsNotTriedAgain(int code, String message) {
        Problem problem = failures.problem(new SQLException("so says the server", "HY000", code));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.DATA);
        assertThat(problem.message()).contains(message);
    }

    @Test
    void connectionThatTheServerClosedMayPass() {
        Problem problem = failures.problem(new SQLNonTransientConnectionException("hidden socket error", "08000"));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.TRANSIENT);
        assertThat(problem.message()).isEqualTo("the connection to `shop.example:3306` was lost: *** socket error");
    }

    @Test
    void poolWithoutAFreeConnectionIsNoRefusalByTheServer() {
        Problem problem = failures.problem(new SQLTransientConnectionException("timed out"));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.TRANSIENT);
        assertThat(problem.message()).isEqualTo("all 4 connections to `shop.example:3306` stayed in use");
    }
}
