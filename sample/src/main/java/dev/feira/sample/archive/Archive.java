package dev.feira.sample.archive;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.sample.csv.CsvException;
import dev.feira.sample.csv.CsvReader;
import dev.feira.sample.load.RowSource;
import dev.feira.sample.load.RowWriter;
import dev.feira.sample.spec.ColumnSpec;
import dev.feira.sample.spec.TableSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A zip archive that holds one CSV file for each table, in whatever folder.
public final class Archive implements AutoCloseable {
    private final Path path;
    private final ZipFile zip;
    private final Map<TableSpec, ZipEntry> files;

    private Archive(Path path, ZipFile zip, Map<TableSpec, ZipEntry> files) {
        this.path = path;
        this.zip = zip;
        this.files = files;
    }

    /// Opens it and makes sure that each table has its file with the right header.
    public static Archive open(Path path, Collection<TableSpec> tables) {
        try {
            ZipFile zip = new ZipFile(path.toFile());
            try {
                Archive archive = new Archive(path, zip, find(path, zip, tables));
                archive.checkHeaders();
                return archive;
            } catch (RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (ZipException e) {
            throw Problem.user("`" + path + "` is not a zip archive: " + e.getMessage())
                    .hint("give the archive as it was downloaded")
                    .exception(e);
        } catch (IOException e) {
            throw Problem.user("cannot read archive `" + path + "`: " + e.getMessage())
                    .exception(e);
        }
    }

    private static Map<TableSpec, ZipEntry> find(Path path, ZipFile zip, Collection<TableSpec> tables) {
        Map<String, List<ZipEntry>> byName = zip.stream()
                .collect(Collectors.groupingBy(entry -> entry.getName().replaceFirst(".*/", "")));
        Map<TableSpec, ZipEntry> found = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (TableSpec table : tables) {
            List<ZipEntry> entries = byName.getOrDefault(table.file(), List.of());
            switch (entries.size()) {
                case 0 -> missing.add(table.file());
                case 1 -> found.put(table, entries.getFirst());
                default -> throw several(path, entries).exception();
            }
        }
        if (!missing.isEmpty()) {
            throw Problem.user("archive `" + path + "` lacks `" + String.join("`, `", missing) + "`")
                    .hint("give the archive as it was downloaded, with all of its files")
                    .exception();
        }
        return longestFirst(found);
    }

    private static Problem several(Path path, List<ZipEntry> entries) {
        return Problem.user("archive `" + path + "` holds `"
                        + entries.stream().map(ZipEntry::getName).collect(Collectors.joining("` and `"))
                        + "`, and which of them is meant cannot be known")
                .hint("leave only one file of that name in the archive");
    }

    private static Map<TableSpec, ZipEntry> longestFirst(Map<TableSpec, ZipEntry> found) {
        Map<TableSpec, ZipEntry> files = new LinkedHashMap<>();
        found.entrySet().stream()
                .sorted(Comparator.comparingLong(file -> -file.getValue().getSize()))
                .forEach(file -> files.put(file.getKey(), file.getValue()));
        return files;
    }

    private void checkHeaders() throws IOException {
        for (Map.Entry<TableSpec, ZipEntry> file : files.entrySet()) {
            try (InputStream content = zip.getInputStream(file.getValue())) {
                header(file.getKey(), new CsvReader(content));
            }
        }
    }

    private void header(TableSpec table, CsvReader csv) throws IOException {
        List<String> found = new ArrayList<>();
        if (csv.next()) {
            for (int i = 0; i < csv.fields(); i++) {
                found.add(csv.text(i));
            }
        }
        List<String> wanted = table.columnNames();
        for (int i = 0; i < Math.max(wanted.size(), found.size()); i++) {
            String name = i < found.size() ? "`" + found.get(i) + "`" : "nothing";
            String expected = i < wanted.size() ? "`" + wanted.get(i) + "`" : "nothing";
            if (!name.equals(expected)) {
                throw Problem.user("column " + (i + 1) + " of table `" + table.name() + "` should be " + expected
                                + ", found " + name)
                        .at(new Location(place(table), 1, 0))
                        .hint("the columns are " + String.join(", ", wanted))
                        .exception();
            }
        }
    }

    /// The tables with their rows, the largest file first.
    public Map<TableSpec, RowSource> sources() {
        Map<TableSpec, RowSource> sources = new LinkedHashMap<>();
        files.forEach((table, file) -> sources.put(table, rows -> copy(table, file, rows)));
        return sources;
    }

    private void copy(TableSpec table, ZipEntry file, RowWriter rows) throws IOException {
        try (InputStream content = zip.getInputStream(file)) {
            CsvReader csv = new CsvReader(content);
            csv.next();
            while (csv.next()) {
                copyRow(table, csv, rows);
            }
        } catch (CsvException e) {
            throw Problem.data(String.valueOf(e.getMessage()))
                    .at(new Location(place(table), (int) e.line(), 0))
                    .exception(e);
        }
    }

    private void copyRow(TableSpec table, CsvReader csv, RowWriter rows) throws IOException {
        List<ColumnSpec> columns = table.columns();
        if (csv.fields() != columns.size()) {
            throw bad(table, csv, "the row has " + csv.fields() + " fields instead of " + columns.size());
        }
        for (int i = 0; i < columns.size(); i++) {
            ColumnSpec column = columns.get(i);
            if (csv.isEmpty(i)) {
                if (!column.nullable()) {
                    throw bad(table, csv, "column `" + column.name() + "` has no value");
                }
                rows.nothing();
            } else {
                if (!column.type().accepts(csv.bytes(), csv.start(i), csv.end(i))) {
                    throw bad(
                            table,
                            csv,
                            "`" + shortened(csv.text(i)) + "` is no "
                                    + column.type().sql() + " for column `" + column.name() + "`");
                }
                rows.value(csv.bytes(), csv.start(i), csv.end(i));
            }
        }
        rows.endRow();
    }

    private RuntimeException bad(TableSpec table, CsvReader csv, String message) {
        return Problem.data(message)
                .at(new Location(place(table), (int) csv.line(), 0))
                .hint("mend the row, or the column's type in the description")
                .exception();
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private String place(TableSpec table) {
        return path.getFileName() + "!" + table.file();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
