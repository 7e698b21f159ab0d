package dev.feira.warehouse;

import dev.feira.core.Problem;
import dev.feira.warehouse.publish.GenerationFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The states of the warehouse that readers may see. A generation is a copy of the work file after a green build; the
/// text file
/// `current` names the newest. It is replaced by a rename, so readers go from one whole generation to the next.
public final class Publications {
    private static final int TRIES = 5;

    private final GenerationFiles files;
    private final Clock clock;

    private Publications(GenerationFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    public static Publications in(Path folder) {
        return in(folder, Clock.systemUTC());
    }

    static Publications in(Path folder, Clock clock) {
        return new Publications(new GenerationFiles(folder), clock);
    }

    /// What the work file holds and readers do not see yet.
    public Unpublished unpublished(Warehouse warehouse) {
        return WorkRecord.unpublished(warehouse, current());
    }

    /// Notes in the work file that these nodes are about to be made anew. Until a publication they count as
    /// unpublished,
    /// however the command ends.
    public void touch(Warehouse warehouse, Set<String> nodes) {
        WorkRecord.touch(warehouse, nodes);
    }

    /// Closes the warehouse and publishes its file as generation `name`; older generations that nobody reads go.
    public Generation publish(DuckDb warehouse, String name) {
        Map<String, Long> loads = Load.loaded(warehouse);
        WorkRecord.publish(warehouse, name);
        warehouse.checkpoint();
        warehouse.close();
        Generation generation = new Generation(name, files.database(name), clock.instant(), loads);
        try {
            files.write(generation, warehouse.file());
            files.removeOld(name);
            return generation;
        } catch (IOException e) {
            throw Problem.data("the build was not published: " + e.getMessage())
                    .hint("readers still see the last generation; free some disk space and run `feira build` again")
                    .exception(e);
        }
    }

    /// The newest generation, if anything was published yet.
    public Optional<Generation> current() {
        try {
            return files.current();
        } catch (IOException e) {
            throw Problem.data("the published generation is not readable: " + e.getMessage())
                    .hint("run `feira build` to publish a new one")
                    .exception(e);
        }
    }

    /// Opens the newest generation for reading, guarded: nothing outside its file can be read, written or set.
    public Reader open(WarehouseSettings settings) {
        for (int tries = 1; ; tries++) {
            Generation generation = current()
                    .orElseThrow(() -> Problem.data("nothing has been published yet")
                            .hint("run `feira build`; a build in which all is green is published")
                            .exception());
            try {
                return reader(generation, settings);
            } catch (NoSuchFileException e) {
                if (tries == TRIES) {
                    throw Problem.data("the published generation `" + generation.name() + "` has no file")
                            .hint("run `feira build` to publish a new one")
                            .exception(e);
                }
            }
        }
    }

    // A generation may go between reading its name and opening it, when two newer ones come at that moment.
    private static Reader reader(Generation generation, WarehouseSettings settings) throws NoSuchFileException {
        if (!Files.exists(generation.file())) {
            throw new NoSuchFileException(generation.file().toString());
        }
        return new Reader(generation, DuckDb.openGuarded(generation.file(), settings));
    }

    /// A generation open for reading.
    public record Reader(Generation generation, Warehouse warehouse) implements AutoCloseable {
        @Override
        public void close() {
            warehouse.close();
        }
    }
}
