package dev.feira.cli.command;

import dev.feira.cli.terminal.Json;
import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.jdbc.Database;
import dev.feira.jdbc.SourceTable;
import dev.feira.sample.Sample;
import dev.feira.sample.SampleResult;
import dev.feira.sandbox.ServerStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Fills the sandbox's source and remembers with what.
final class Filling {
    private final Opened opened;
    private final Sample sample;

    private Filling(Opened opened, Sample sample) {
        this.opened = opened;
        this.sample = sample;
    }

    /// By the description of the shop in the project's `sample` folder. Only a sandbox is ever filled: a source of
    /// others is theirs.
    static Filling of(Opened opened) {
        String target = opened.project().target().name();
        if (!opened.project().target().onSandbox()) {
            throw Problem.user("target `" + target
                            + "` reads a database that is not the sandbox's, and only that is filled")
                    .hint("use a target whose source is `sandbox`")
                    .exception();
        }
        Path file = opened.project()
                .folder()
                .resolve("sample")
                .resolve(opened.project().name() + ".yml");
        if (!Files.isRegularFile(file)) {
            throw Problem.user("there is no description of a shop in `" + file + "`")
                    .hint("describe its tables there; projects/olist/sample/olist.yml shows how")
                    .exception();
        }
        return new Filling(opened, Sample.describedIn(file));
    }

    SampleResult importArchive(Path archive, EventListener listener) {
        try (Database database = database()) {
            forget();
            return remembered(sample.importArchive(archive, database, listener));
        }
    }

    SampleResult generate(SampleSettings settings, EventListener listener) {
        try (Database database = database()) {
            forget();
            return remembered(sample.generate(settings.scale(), settings.seed(), database, listener));
        }
    }

    String fingerprint(Path archive) {
        return sample.fingerprint(archive);
    }

    String fingerprint(SampleSettings settings) {
        return sample.fingerprint(settings.scale(), settings.seed());
    }

    /// What the source was filled with last, if it still has the tables.
    Optional<SampleResult> present() {
        Optional<SampleResult> last = Json.read(memory(), SampleResult.class);
        try (Database source = opened.platform().source()) {
            List<String> tables =
                    source.tables().stream().map(SourceTable::name).toList();
            return last.filter(it -> tables.containsAll(sample.tables()));
        }
    }

    private Database database() {
        return Database.openForLoading(opened.sandboxSource(ServerStatus::owner));
    }

    /// From here until the source is full nobody knows what it holds.
    private void forget() {
        Json.delete(memory());
    }

    private SampleResult remembered(SampleResult result) {
        Json.write(memory(), result);
        return result;
    }

    private Path memory() {
        return opened.project().target().layout().state().resolve("sample.json");
    }
}
