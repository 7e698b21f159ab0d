package dev.feira.ingest.offset;

import dev.feira.core.Problem;
import dev.feira.ingest.contract.Contract;
import dev.feira.jdbc.Database;
import dev.feira.jdbc.SourceTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// How far a stream's sink is, as its own ledger says in the snapshot that is read: the sink moves `ingest_offset` in
/// the transaction that writes the rows, so all rows below `next_offset` are there and none beyond.
public final class Ledger {
    private static final String TABLE = "ingest_offset";
    private static final List<String> COLUMNS = List.of("topic_number", "partition", "offset");

    private Ledger() {}

    /// @param holds whether the table has rows of it at all; the ledger is that of several tables
    private record Line(Place place, boolean holds) {}

    /// The places up to which the table can be read; those that the lake knows are among them in any case.
    ///
    /// @throws dev.feira.core.ProblemException when the source has no such ledger, or one that has gone back behind
    ///     what the lake holds
    public static List<Place> places(
            Database database, Connection connection, Contract contract, SourceTable source, OffsetState copied)
            throws SQLException {
        requireLedger(database, connection, contract, source);
        List<Line> lines = lines(connection, database.dialect().quoted(source.name()));
        for (Place place : copied.places()) {
            requireReached(contract, place, lines);
        }
        return lines.stream()
                .filter(line -> line.holds() || copied.copied(line.place()) > 0)
                .map(Line::place)
                .toList();
    }

    private static void requireLedger(Database database, Connection connection, Contract contract, SourceTable source)
            throws SQLException {
        boolean placed = COLUMNS.stream().allMatch(name -> source.column(name).isPresent());
        boolean numbered = database.table(connection, TABLE)
                .flatMap(ledger -> ledger.column("topic_number"))
                .isPresent();
        if (!placed || !numbered) {
            throw Problem.data("table `" + contract.table() + "` cannot be read by offset: mode `append` needs the"
                            + " columns `" + String.join("`, `", COLUMNS) + "` and the ledger `" + TABLE + "`")
                    .hint("tables of a stream get them from `feira stream consume`; for others write `mode: full`")
                    .exception();
        }
    }

    private static List<Line> lines(Connection connection, String table) throws SQLException {
        String sql = """
                SELECT l.topic, l.topic_id, l.topic_number, l.partition, l.next_offset, EXISTS (
                  SELECT 1 FROM %1$s e WHERE e.topic_number = l.topic_number AND e.partition = l.partition)
                FROM ingest_offset l
                UNION ALL
                SELECT '', '', 0, e.partition, max(e."offset") + 1, true
                FROM %1$s e WHERE e.topic_number = 0 GROUP BY e.partition
                ORDER BY 3, 4""".formatted(table);
        List<Line> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                Place place =
                        new Place(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4), row.getLong(5));
                lines.add(new Line(place, row.getBoolean(6)));
            }
        }
        return lines;
    }

    private static void requireReached(Contract contract, Place copied, List<Line> lines) {
        boolean reached = lines.stream()
                .map(Line::place)
                .anyMatch(place -> place.continues(copied) && place.next() >= copied.next());
        if (!reached) {
            throw Problem.data("the lake holds table `" + contract.table() + "` up to offset " + copied.next()
                            + " of partition " + copied.partition() + " of topic `" + copied.topic() + "` (id `"
                            + copied.topicId()
                            + "`), and the stream's ledger is not there: it was made anew or restored")
                    .hint("if that is right, run `feira ingest --full-refresh " + contract.table()
                            + "`: the lake then holds what the stream's tables hold now")
                    .exception();
        }
    }
}
