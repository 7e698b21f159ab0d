package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Progress;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.jdbc.Database;
import dev.feira.lake.Lake;
import dev.feira.project.Lock;
import dev.feira.project.Project;
import dev.feira.sandbox.ServerStatus;
import dev.feira.warehouse.DuckDb;
import dev.feira.warehouse.Generation;
import dev.feira.warehouse.Session;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Looks at all that a run on this target needs, from the machine to what readers see.
final class Checkup {
    private static final int PATIENCE_MILLIS = 2_000;

    private final Opened opened;
    private final Shell shell;

    Checkup(Opened opened, Shell shell) {
        this.opened = opened;
        this.shell = shell;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("java", "Java " + Runtime.version() + " in " + System.getProperty("java.home")));
        findings.add(project(opened.project()));
        findings.add(FolderCheck.writable(
                "folder", opened.project().target().layout().home()));
        findings.add(FolderCheck.space(opened.project().target().layout().home()));
        findings.add(Finding.of("profile", this::profile));
        if (opened.project().target().onSandbox()) {
            findings.addAll(sandbox());
        }
        findings.add(Finding.of("source", this::source));
        findings.add(Finding.of("lake", this::lake));
        findings.add(Finding.of("warehouse", this::warehouse));
        findings.add(Finding.of("readers", this::readers));
        return findings;
    }

    private static Finding project(Project project) {
        return Finding.ok(
                "project",
                "`" + project.name() + "`, target `" + project.target().name() + "`, in " + project.folder());
    }

    private Finding profile() {
        return Finding.ok(
                "profile",
                "target `" + opened.project().target().name() + "` of profiles.yml is the DuckDB file "
                        + opened.platform().warehouseFile());
    }

    private List<Finding> sandbox() {
        List<ServerStatus> started = opened.sandbox().status();
        return opened.sandboxSettings().servers().stream()
                .map(wanted -> started.stream()
                        .filter(it -> it.server() == wanted && it.running())
                        .findFirst()
                        .map(Checkup::server)
                        .orElseGet(() -> Finding.warning(
                                "sandbox", wanted.label() + " is not running", "run `feira sandbox up`")))
                .toList();
    }

    private static Finding server(ServerStatus server) {
        String name = server.server().label() + " on port " + server.port() + ", process "
                + server.pid().orElseThrow();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.host(), server.port()), PATIENCE_MILLIS);
            return Finding.ok("sandbox", name);
        } catch (IOException e) {
            return Finding.broken(
                    "sandbox",
                    Problem.data(name + ", does not answer: " + e.getMessage())
                            .hint("run `feira sandbox down`, then `feira sandbox up`"));
        }
    }

    private Finding source() {
        try (Database source = opened.platform().source()) {
            String database = "`" + source.settings().database() + "` at "
                    + source.settings().address();
            int tables = source.tables().size();
            return tables == 0
                    ? Finding.warning(
                            "source",
                            source.settings().user() + " sees no table in " + database,
                            opened.project().target().onSandbox()
                                    ? "run `feira sample generate`"
                                    : "check the database's name and the user's SELECT right")
                    : Finding.ok("source", source.settings().user() + " reads " + tables + " tables of " + database);
        }
    }

    private Finding lake() {
        Path folder = opened.platform().lakeFolder();
        Finding writable = FolderCheck.writable("lake", folder);
        if (writable.state() == Finding.State.BROKEN) {
            return writable;
        }
        if (!Files.exists(folder.resolve("catalog.db"))) {
            return Finding.ok("lake", "none yet in " + folder + "; `feira ingest` makes it");
        }
        try (Lake lake = opened.platform().lake()) {
            return Finding.ok("lake", lake.tables().size() + " tables in " + folder + ", which can be written");
        }
    }

    /// Another command of Feira may be at work; any other program that has the file open is in the way.
    private Finding warehouse() {
        Path file = opened.platform().warehouseFile();
        if (!Files.exists(file)) {
            Finding writable = FolderCheck.writable("warehouse", Objects.requireNonNullElse(file.getParent(), file));
            return writable.state() == Finding.State.BROKEN
                    ? writable
                    : Finding.ok("warehouse", "none yet at " + file + "; `feira load` makes it");
        }
        try (Progress quiet = Progress.plain(shell.err());
                Lock _ = opened.warehouseLock(file, "feira doctor", false, shell, quiet)) {
            return opens(file);
        } catch (ProblemException e) {
            return e.problem().kind() == Problem.Kind.TRANSIENT
                    ? Finding.warning("warehouse", e.problem().message(), "wait until it is done")
                    : Finding.broken("warehouse", e.problem());
        }
    }

    private Finding opens(Path file) {
        try (DuckDb warehouse = opened.platform().warehouse(file);
                Session session = warehouse.session()) {
            Object tables = session.run("select count(*) from duckdb_tables() where schema_name = 'raw_data'")
                    .single();
            return Finding.ok("warehouse", file + " opens, with " + tables + " raw tables");
        }
    }

    private Finding readers() {
        Optional<Generation> current = opened.platform().publications().current();
        return current.map(it -> Files.exists(it.file())
                        ? Finding.ok("readers", "see generation " + it.name() + " of " + it.publishedAt())
                        : Finding.broken(
                                "readers",
                                Problem.data("generation `" + it.name() + "` has no file any more")
                                        .hint("run `feira build` to publish a new one")))
                .orElseGet(() -> Finding.ok("readers", "nothing is published yet; a green `feira build` is"));
    }
}
