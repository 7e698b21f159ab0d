package dev.feira.warehouse;

/// An open warehouse. Whoever opens it holds it alone for writing (see `docs/concepts`) until it is closed.
public interface Warehouse extends AutoCloseable {
    Engine engine();

    /// A new connection; the caller closes it.
    Session session();

    @Override
    void close();

    /// The engines that Feira knows, by the name that `profiles.yml` uses for them.
    enum Engine {
        DUCKDB
    }
}
