package dev.feira.sandbox.engine;

import dev.feira.sandbox.binaries.Binaries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What one kind of server does differently from another.
public sealed interface Engine permits SqlEngine, Kafka {
    static SqlEngine mariaDb() {
        return new MariaDb();
    }

    static SqlEngine postgreSql() {
        return new PostgreSql();
    }

    static Engine kafka() {
        return new Kafka();
    }

    /// As a person calls it.
    String label();

    Binaries binaries();

    /// Makes the data folder, with the administrator's login in it if the server knows logins.
    void initialise(Home home, Path data, Path programs) throws IOException;

    /// The command that runs the server in the foreground. It names the home's folder, by which its process is known.
    List<String> command(Home home, Path programs, int port) throws IOException;

    /// The signal that ends it quickly and cleanly.
    String stopSignal();

    /// The signal that ends it when its data is to be deleted anyway.
    String discardSignal();

    /// Whether the server takes requests on its port. What listens there may still be another program.
    boolean answers(Home home, int port) throws IOException;
}
