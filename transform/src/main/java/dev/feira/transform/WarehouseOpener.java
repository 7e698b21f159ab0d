package dev.feira.transform;

import dev.feira.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Opens the warehouse that the profile names; whoever asked closes it.
@FunctionalInterface
public interface WarehouseOpener {
    Warehouse open(Output output);

    /// An output of profiles.yml.
    ///
    /// @param engine `duckdb`, …
    /// @param target its name (`dev`)
    /// @param file the database file, absolute; for engines in a file
    /// @param values all its keys; may hold secrets
    record Output(String engine, String target, Path file, Map<String, @Nullable Object> values) {
        /// Without the values: they may hold a password.
        @Override
        public String toString() {
            return target + " (" + engine + " in " + file + ")";
        }
    }
}
