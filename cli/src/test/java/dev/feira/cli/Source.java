package dev.feira.cli;

import dev.feira.core.EventListener;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Database;
import dev.feira.sample.Sample;
import dev.feira.sandbox.Login;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.SharedServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A small shop's rows in a database of their own on the tests' server.
record Source(ServerStatus server) {
    private static final double SCALE = 0.005;
    private static @Nullable Source shared;

    /// The one that all tests read and none changes.
    static synchronized Source shared() {
        if (shared == null) {
            shared = of(1);
        }
        return shared;
    }

    static Source of(long seed) {
        ServerStatus server = SharedServer.of(Server.MARIADB).freshDatabase();
        Login owner = server.owner();
        ConnectionSettings settings =
                ConnectionSettings.of(server.host(), server.port(), server.database(), owner.user(), owner.password());
        try (Database database = Database.openForLoading(settings)) {
            Sample.describedIn(Shop.ORIGINAL.resolve("sample/olist.yml"))
                    .generate(SCALE, seed, database, EventListener.none());
        }
        return new Source(server);
    }

    /// What target `prod` of the shop asks for.
    Map<String, String> environment() {
        return Map.of(
                "FEIRA_TARGET", "prod",
                "MYSQL_HOST", server.host(),
                "MYSQL_PORT", String.valueOf(server.port()),
                "MYSQL_USER", server.reader().user(),
                "MYSQL_PASSWORD", server.reader().password().reveal(),
                "MYSQL_DATABASE", server.database());
    }
}
