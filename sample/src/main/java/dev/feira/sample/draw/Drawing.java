package dev.feira.sample.draw;

import dev.feira.core.Problem;
import dev.feira.jdbc.Database;
import dev.feira.sample.spec.EventSpec;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what a description of events wants of the shop.
public final class Drawing {
    private Drawing() {}

    /// Rows by table, each with text, Long, Double or null.
    public static Map<String, List<List<@Nullable Object>>> of(List<EventSpec.Drawn> tables, Database shop) {
        Map<String, List<List<@Nullable Object>>> rows = new HashMap<>();
        try (Connection connection = shop.connect()) {
            for (EventSpec.Drawn table : tables) {
                rows.put(table.name(), rows(table, connection, shop));
            }
        } catch (SQLException e) {
            throw shop.problem(e);
        }
        return rows;
    }

    private static List<List<@Nullable Object>> rows(EventSpec.Drawn table, Connection connection, Database shop)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query(table, shop))) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(row(found));
            }
            if (rows.isEmpty()) {
                throw Problem.data("table `" + table.name() + "` of the source is empty, and events refer to its rows")
                        .hint("fill the shop first, for example with `feira sample generate`")
                        .exception();
            }
            return rows;
        }
    }

    private static String query(EventSpec.Drawn table, Database shop) {
        return "SELECT " + quoted(table.columns(), shop) + " FROM "
                + shop.dialect().quoted(table.name()) + " ORDER BY " + quoted(table.order(), shop) + " LIMIT "
                + table.most();
    }

    private static String quoted(List<String> names, Database shop) {
        return names.stream().map(shop.dialect()::quoted).collect(Collectors.joining(", "));
    }

    private static List<@Nullable Object> row(ResultSet found) throws SQLException {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            row.add(value(found.getObject(i)));
        }
        return Collections.unmodifiableList(row);
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal exact -> exact.doubleValue();
            case Float real -> real.doubleValue();
            case Double real -> real;
            case Number whole -> whole.longValue();
            case Timestamp moment -> moment.toLocalDateTime().toEpochSecond(ZoneOffset.UTC);
            case LocalDateTime moment -> moment.toEpochSecond(ZoneOffset.UTC);
            default -> value.toString();
        };
    }
}
