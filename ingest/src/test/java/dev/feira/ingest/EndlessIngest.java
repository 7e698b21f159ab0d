package dev.feira.ingest;

import dev.feira.core.EventListener;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Database;
import dev.feira.jdbc.Kind;
import dev.feira.lake.Lake;
import dev.feira.lake.LakeSettings;
import dev.feira.sandbox.Login;
import java.nio.file.Path;

/// A process that ingests the same tables again and again until it is killed; it ends by itself only on a failure.
final class EndlessIngest {
    static final String READY = "ready";

    private EndlessIngest() {}

    /// The program.
    ///
    /// @param arguments host, port, database, user, password file, folder; and the schema, where it is PostgreSQL
    public static void main(String[] arguments) {
        Login login = new Login(arguments[3], Path.of(arguments[4]));
        ConnectionSettings settings = ConnectionSettings.of(
                arguments[0], Integer.parseInt(arguments[1]), arguments[2], login.user(), login.password());
        if (arguments.length > 6) {
            settings = settings.with(new Kind.PostgreSql(arguments[6]));
        }
        Path folder = Path.of(arguments[5]);
        try (Database source = Database.open(settings);
                Lake lake = Lake.open(LakeSettings.in(folder.resolve("lake")))) {
            System.out.println(READY);
            IngestSettings ingest = IngestSettings.in(folder.resolve("ingest"));
            while (Ingest.run(ingest, source, lake, EventListener.none()).successful()) {
                Thread.onSpinWait();
            }
        }
    }
}
