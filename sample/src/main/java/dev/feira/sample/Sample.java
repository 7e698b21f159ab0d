package dev.feira.sample;

import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.jdbc.Database;
import dev.feira.sample.archive.Archive;
import dev.feira.sample.generate.World;
import dev.feira.sample.load.Loaded;
import dev.feira.sample.load.Loading;
import dev.feira.sample.load.RowSource;
import dev.feira.sample.spec.Spec;
import dev.feira.sample.spec.TableSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Fills a source database with the tables of a description. What is there stays untouched until all new tables are
/// full; then they take the place of the old ones at once.
public final class Sample {
    private static final double LARGEST_SCALE = 100;

    private final Path description;
    private final Spec spec;

    private Sample(Path description, Spec spec) {
        this.description = description;
        this.spec = spec;
    }

    /// The shop that a YAML file describes.
    public static Sample describedIn(Path description) {
        return new Sample(description, Spec.read(description));
    }

    /// The names of the tables, in the order of the description.
    public List<String> tables() {
        return spec.tables().stream().map(TableSpec::name).toList();
    }

    /// What [#importArchive] would fill the source with, without doing so.
    public String fingerprint(Path archive) {
        return "archive " + Fingerprint.of(archive) + " as " + Fingerprint.of(description);
    }

    /// Loads the CSV files of a zip archive.
    ///
    /// @param database opened with [Database#openForLoading], as a user who may create and drop tables
    public SampleResult importArchive(Path zip, Database database, EventListener listener) {
        try (Archive archive = Archive.open(zip, spec.tables())) {
            return fill(fingerprint(zip), archive.sources(), database, listener);
        } catch (IOException e) {
            throw Problem.user("cannot read archive `" + zip + "`: " + e.getMessage())
                    .exception(e);
        }
    }

    /// As [#fingerprint(Path)], for [#generate].
    public String fingerprint(double scale, long seed) {
        return "scale " + scale + " seed " + seed + " as " + Fingerprint.of(description);
    }

    /// Makes rows: at scale 1 as many as the description says, with fractions accordingly fewer. The same scale and
    /// seed
    /// make the same rows on every machine.
    ///
    /// @param database opened with [Database#openForLoading], as a user who may create and drop tables
    public SampleResult generate(double scale, long seed, Database database, EventListener listener) {
        if (!(scale > 0 && scale <= LARGEST_SCALE)) {
            throw Problem.user(
                            "a scale above 0 and up to " + (int) LARGEST_SCALE + " was wanted, found `" + scale + "`")
                    .exception();
        }
        World world = World.of(spec, scale, seed);
        return fill(fingerprint(scale, seed), world.sources(spec.tables()), database, listener);
    }

    private SampleResult fill(
            String fingerprint, Map<TableSpec, RowSource> sources, Database database, EventListener listener) {
        List<Loaded> loaded = new Loading(database, listener).load(sources);
        List<SampleResult.Table> tables = loaded.stream()
                .sorted(Comparator.comparingInt(table -> tables().indexOf(table.table())))
                .map(table -> new SampleResult.Table(table.table(), table.rows(), table.csvBytes()))
                .toList();
        return new SampleResult(fingerprint, tables);
    }
}
