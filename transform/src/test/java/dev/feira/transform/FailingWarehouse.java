package dev.feira.transform;

import dev.feira.warehouse.Rows;
import dev.feira.warehouse.Session;
import dev.feira.warehouse.Warehouse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// A warehouse that fails where a test wants it to.
///
/// @param opening is asked before each session
/// @param running is asked before each statement
record FailingWarehouse(Warehouse warehouse, Runnable opening, Consumer<String> running) implements Warehouse {
    @Override
    public Engine engine() {
        return warehouse.engine();
    }

    @Override
    public Session session() {
        opening.run();
        return new FailingSession(warehouse.session(), running);
    }

    @Override
    public void close() {
        warehouse.close();
    }

    private record FailingSession(Session session, Consumer<String> running) implements Session {
        @Override
        public Rows run(String sql) {
            running.accept(sql);
            return session.run(sql);
        }

        @Override
        public Rows ask(String sql, List<?> parameters, int most) {
            running.accept(sql);
            return session.ask(sql, parameters, most);
        }

        @Override
        public void begin() {
            session.begin();
        }

        @Override
        public void commit() {
            session.commit();
        }

        @Override
        public void rollback() {
            session.rollback();
        }

        @Override
        public void cancel() {
            session.cancel();
        }

        @Override
        public void limit(Duration perStatement) {
            session.limit(perStatement);
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
