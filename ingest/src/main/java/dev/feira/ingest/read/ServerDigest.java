package dev.feira.ingest.read;

import dev.feira.core.Digest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Lets the server count and digest rows.
public final class ServerDigest {
    private ServerDigest() {}

    /// The digest of a range of rows, as the connection sees them.
    ///
    /// @param where the range's clause with its leading blank; empty: the whole table
    public static Digest of(Connection connection, TableReading reading, String where) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(reading.digestSql(where));
                ResultSet answer = statement.executeQuery()) {
            answer.next();
            BigDecimal sum = answer.getBigDecimal(2);
            return new Digest(answer.getLong(1), sum == null ? BigInteger.ZERO : sum.toBigInteger());
        }
    }
}
