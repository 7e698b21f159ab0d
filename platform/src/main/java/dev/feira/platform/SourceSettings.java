package dev.feira.platform;

import dev.feira.core.Secret;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Kind;
import dev.feira.jdbc.Tls;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// A connection as `feira.yml` describes it.
///
/// @param type the kind of server; MariaDB and MySQL speak one protocol
/// @param host a name or an address, without scheme and port
/// @param schema of PostgreSQL where the tables are; default `public`
/// @param tls how the connection is encrypted; not at all unless asked for
/// @param authority a PEM file to trust instead of Java's own list
/// @param connections how many are open at once
public record SourceSettings(
        Optional<Type> type,
        String host,
        int port,
        String user,
        Secret password,
        String database,
        Optional<String> schema,
        Optional<Tls.Mode> tls,
        Optional<Path> authority,
        Optional<Integer> connections) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[?[0-9a-fA-F:]+(%[A-Za-z0-9]+)?]?");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern DATABASE = Pattern.compile("[^\\s/\\\\.`'\";?#]+");

    /// The kinds of servers that can be a source.
    public enum Type {
        MYSQL,
        MARIADB,
        POSTGRESQL
    }

    public SourceSettings {
        require(
                HOST.matcher(host).matches(),
                "`host` must be a name or an address without scheme and port, not `" + host + "`");
        require(port >= 1 && port <= 65_535, "`port` must be 1 to 65535, not `" + port + "`");
        require(isLine(user) && user.equals(user.strip()), "`user` must be a name without blanks around it");
        require(isLine(password.reveal()), "`password` must be one line without control characters");
        require(
                DATABASE.matcher(database).matches(),
                "`database` must be the name of a database, not `" + database + "`");
        require(
                schema.isEmpty() || type.equals(Optional.of(Type.POSTGRESQL)),
                "`schema` is for a connection of `type: postgresql`");
    }

    private static boolean isLine(String text) {
        return !CONTROL.matcher(text).find();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    ConnectionSettings connection() {
        ConnectionSettings plain = ConnectionSettings.of(host, port, database, user, password);
        ConnectionSettings encrypted =
                tls.map(mode -> plain.with(new Tls(mode, authority))).orElse(plain);
        ConnectionSettings pooled = connections.map(encrypted::withConnections).orElse(encrypted);
        return type.equals(Optional.of(Type.POSTGRESQL))
                ? pooled.with(new Kind.PostgreSql(schema.orElse("public")))
                : pooled;
    }
}
