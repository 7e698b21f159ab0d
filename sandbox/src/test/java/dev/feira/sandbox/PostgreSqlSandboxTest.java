package dev.feira.sandbox;

class PostgreSqlSandboxTest extends DatabaseContract {
    PostgreSqlSandboxTest() {
        super(Server.POSTGRESQL);
    }
}
