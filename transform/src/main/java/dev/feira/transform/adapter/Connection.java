package dev.feira.transform.adapter;

import dev.feira.core.ProblemException;
import dev.feira.warehouse.Rows;
import dev.feira.warehouse.Session;
import java.util.function.UnaryOperator;

/// One thread's way to the warehouse while it works on one node: statements open a transaction when they ask for one,
/// and it stays open until somebody commits.
public final class Connection implements AutoCloseable {
    private final Session session;
    private final UnaryOperator<String> comment;
    private boolean open;

    /// On a session that the caller owns.
    ///
    /// @param comment puts the query comment on a statement
    public Connection(Session session, UnaryOperator<String> comment) {
        this.session = session;
        this.comment = comment;
    }

    /// Runs one statement or several.
    ///
    /// @param begin whether a transaction must be open
    public Rows run(String sql, boolean begin) {
        if (isBlank(sql)) {
            return Rows.changed(0);
        }
        if (isWord(sql, "commit")) {
            commit();
            return Rows.changed(0);
        }
        if (begin) {
            begin();
        }
        return session.run(comment.apply(sql));
    }

    public void begin() {
        if (!open) {
            session.begin();
            open = true;
        }
    }

    public void commit() {
        if (open) {
            open = false;
            session.commit();
        }
    }

    public void rollback() {
        if (open) {
            open = false;
            session.rollback();
        }
    }

    public void cancel() {
        session.cancel();
    }

    /// Ends the work on a node: what nobody committed is undone.
    @Override
    public void close() {
        try {
            rollback();
        } catch (ProblemException brokenAlready) {
            // The session is beyond help; closing it undoes the rest.
            session.close();
        }
    }

    private static boolean isBlank(String sql) {
        return sql.chars().allMatch(letter -> Character.isWhitespace(letter) || letter == ';');
    }

    private static boolean isWord(String sql, String word) {
        String text = sql.strip();
        return (text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text).equalsIgnoreCase(word);
    }
}
