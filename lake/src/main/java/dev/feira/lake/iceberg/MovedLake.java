package dev.feira.lake.iceberg;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.lake.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes a lake whose folder was moved one of its new place.
///
/// The paths in Iceberg's metadata are absolute. All metadata that snapshots need is written anew under new names; then
/// one transaction of the catalog turns all tables to it. Killed before that, the lake is what it was, and what was
/// written belongs to nobody; killed after, all is done.
///
/// @param from where the lake was made
/// @param to where it is
/// @param tables those that were changed; none when the lake had not moved
public record MovedLake(String from, String to, List<String> tables) {
    public MovedLake {
        tables = List.copyOf(tables);
    }

    /// Relocates it.
    public static MovedLake relocate(Path catalog, Store store) {
        if (!Files.isRegularFile(catalog)) {
            throw Problem.user("there is no lake to relocate")
                    .at(Location.of(catalog.toString()))
                    .hint("name the lake's folder as `root` in section `lake` of feira.yml, or run `feira ingest`")
                    .exception();
        }
        CatalogFile file = new CatalogFile(catalog);
        String suffix = "/" + LakeCatalog.BRONZE;
        String made = file.place().orElse(store.root() + suffix);
        Move move = new Move(
                made.endsWith(suffix) ? made.substring(0, made.length() - suffix.length()) : made, store.root());
        return new MovedLake(move.from(), move.to(), move.isNone() ? List.of() : relocate(file, move, store));
    }

    private static List<String> relocate(CatalogFile file, Move move, Store store) {
        Map<CatalogFile.Entry, String> metadata = new LinkedHashMap<>();
        for (CatalogFile.Entry entry : file.entries()) {
            metadata.put(entry, new MovedTable(entry.table(), move, store).write(entry.metadata()));
        }
        file.swap(metadata, move);
        return metadata.keySet().stream().map(CatalogFile.Entry::table).toList();
    }
}
