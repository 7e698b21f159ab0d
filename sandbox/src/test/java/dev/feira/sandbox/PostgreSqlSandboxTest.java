package dev.feira.sandbox;

class PostgreSqlSandboxTest extends SandboxContract {
    PostgreSqlSandboxTest() {
        super(Server.POSTGRESQL);
    }
}
