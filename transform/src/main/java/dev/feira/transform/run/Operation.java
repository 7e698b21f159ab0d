package dev.feira.transform.run;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.jinja.Arguments;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import dev.feira.transform.BuildReport;
import dev.feira.transform.LogLine;
import dev.feira.transform.NodeResult;
import dev.feira.transform.NodeResult.Timing;
import dev.feira.transform.RunLog;
import dev.feira.transform.Status;
import dev.feira.transform.adapter.Connection;
import dev.feira.transform.context.Occasion;
import dev.feira.transform.macros.DefinedMacro;
import dev.feira.transform.manifest.RelationName;
import dev.feira.transform.parse.ParsedProject;
import dev.feira.transform.project.TargetOutput;
import dev.feira.warehouse.Session;
import dev.feira.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One macro of the project, called for its own sake. What it does not commit itself is undone at its end, as in dbt;
/// a statement outside a transaction commits by itself.
public final class Operation {
    private final Workshop workshop;
    private final DefinedMacro macro;
    private final Map<String, @Nullable Object> arguments;

    private Operation(Workshop workshop, DefinedMacro macro, Map<String, @Nullable Object> arguments) {
        this.workshop = workshop;
        this.macro = macro;
        this.arguments = arguments;
    }

    /// Finds the macro.
    ///
    /// @param name of a macro, with or without the name of its package
    public static Operation of(
            Occasion occasion, ParsedProject parsed, String name, Map<String, @Nullable Object> arguments) {
        Workshop workshop = Workshop.of(occasion, parsed);
        return new Operation(workshop, find(workshop, name), arguments);
    }

    private static DefinedMacro find(Workshop workshop, String name) {
        int dot = name.indexOf('.');
        String root = workshop.project().root().name();
        Optional<DefinedMacro> found = dot < 0
                ? workshop.macros()
                        .find(root, name)
                        .or(() -> workshop.macros()
                                .all()
                                .filter(it -> it.name().equals(name))
                                .findFirst())
                : workshop.macros().inPackage(name.substring(0, dot), name.substring(dot + 1));
        return found.orElseThrow(
                () -> Problem.user("dbt could not find a macro with the name '" + name + "' in any package")
                        .hint("check the spelling, and that `feira deps` has installed the packages")
                        .exception());
    }

    public BuildReport run(Warehouse warehouse, RunLog log) {
        long start = System.nanoTime();
        Instant began = Instant.now();
        new Preparation(workshop, warehouse).prepare(List.of());
        Instant ready = Instant.now();
        String failure = call(warehouse);
        if (failure != null) {
            String message = "[ERROR]: Encountered an error while running operation: " + failure;
            log.on(LogLine.of(
                    LogLine.Level.ERROR, "RunningOperationCaughtError", "Q001", message, Map.of("msg", message)));
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        NodeResult result = result(
                failure,
                elapsed,
                List.of(new Timing("compile", began, ready), new Timing("execute", ready, Instant.now())));
        RunResultsFile.write(workshop.files().target(), workshop.occasion(), List.of(result), elapsed, asked());
        return new BuildReport(List.of(result), elapsed, false);
    }

    /// What went wrong; null when nothing did.
    private @Nullable String call(Warehouse warehouse) {
        TargetOutput target = workshop.project().target();
        RelationName nowhere = new RelationName(target.database(), null, macro.name(), null);
        try (Session session = warehouse.session();
                Connection connection = new Connection(session, sql -> sql)) {
            Errand.space(workshop, macro.macro().id(), nowhere, connection).call(macro, named());
            return null;
        } catch (TemplateException wrong) {
            return "Compilation Error\n" + indented(wrong.text());
        } catch (ProblemException refused) {
            return "Runtime Error\n" + indented(refused.problem().message());
        }
    }

    private static String indented(String text) {
        return text.strip().indent(2).stripTrailing();
    }

    private Arguments named() {
        Arguments named = Arguments.NONE;
        for (Map.Entry<String, @Nullable Object> argument : arguments.entrySet()) {
            named = named.withNamed(argument.getKey(), Python.value(argument.getValue()));
        }
        return named;
    }

    private Map<String, @Nullable Object> asked() {
        Map<String, @Nullable Object> asked = new LinkedHashMap<>();
        asked.put("macro", macro.packageName() + "." + macro.name());
        asked.put("args", arguments);
        return asked;
    }

    private NodeResult result(@Nullable String failure, Duration elapsed, List<Timing> timing) {
        return new NodeResult(
                macro.macro().uniqueId(),
                failure == null ? Status.SUCCESS : Status.ERROR,
                failure,
                failure == null ? 0L : 1L,
                elapsed,
                timing,
                Thread.currentThread().getName(),
                Map.of(),
                false,
                null,
                null,
                null);
    }
}
