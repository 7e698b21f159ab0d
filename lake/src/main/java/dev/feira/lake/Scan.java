package dev.feira.lake;

import dev.feira.core.Problem;
import dev.feira.core.Sql;
import dev.feira.lake.iceberg.IcebergTypes;
import dev.feira.lake.iceberg.TableVersion;
import java.util.List;
import java.util.stream.Collectors;

/// The way to read one version of a table. Nothing else in Feira lists the lake's files.
public final class Scan {
    private final TableVersion version;
    private final String table;
    private final List<TableVersion.Field> fields;
    private final List<TableVersion.DataPart> files;

    /// @param files those of the version, or some of them
    Scan(TableVersion version, List<TableVersion.DataPart> files) {
        this.version = version;
        this.table = version.name();
        this.fields = version.fields();
        this.files = files;
    }

    /// Makes sure that the files are those that were committed; reads each once through.
    ///
    /// @return this
    /// @throws dev.feira.core.ProblemException when one is gone or was changed
    public Scan intact() {
        version.requireIntact(files);
        return this;
    }

    /// What stands behind `FROM` in DuckDB. Columns, Feira's own included, are found by their number in the schema, so
    /// that those added or renamed after a file was written are right.
    public String sql() {
        if (files.stream().anyMatch(TableVersion.DataPart::hasDeletes)) {
            throw Problem.data("table `" + table + "` in the lake has delete files, which only other programs write")
                    .hint("run `feira ingest " + table + "` to write it anew")
                    .exception();
        }
        return files.isEmpty() ? nothing() : "read_parquet([" + paths() + "], schema = MAP {" + schema() + "})";
    }

    /// Rows according to the files' own metadata.
    public long rows() {
        return files.stream().mapToLong(TableVersion.DataPart::rows).sum();
    }

    private String paths() {
        return files.stream().map(file -> Sql.literal(plain(file.location()))).collect(Collectors.joining(", "));
    }

    private static String plain(String location) {
        return location.startsWith("file://") ? location.substring("file://".length()) : location;
    }

    private String schema() {
        return fields.stream()
                .map(field -> field.id() + ": {name: " + Sql.literal(field.name()) + ", type: '"
                        + IcebergTypes.duckDb(field.type()) + "', default_value: NULL}")
                .collect(Collectors.joining(", "));
    }

    private String nothing() {
        return fields.stream()
                .map(field -> "NULL::" + IcebergTypes.duckDb(field.type()) + " AS " + Sql.quoted(field.name()))
                .collect(Collectors.joining(", ", "(SELECT ", " WHERE false)"));
    }
}
