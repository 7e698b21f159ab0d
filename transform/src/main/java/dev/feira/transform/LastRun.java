package dev.feira.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.feira.core.EventListener;
import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.transform.context.Occasion;
import dev.feira.transform.project.ProjectLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the last command that ran nodes did, as its run_results.json tells it: what `retry` goes by.
///
/// @param flags those of that command
/// @param vars those of that command's line
/// @param unfinished unique ids of what failed or was skipped; hooks are not among them, they run again anyway
/// @param operation the macro that it called, when it was `run-operation`
public record LastRun(
        Flags flags, Map<String, @Nullable Object> vars, Set<String> unfinished, Optional<Call> operation) {
    private static final String FILE = "run_results.json";
    private static final Set<String> UNFINISHED =
            Set.of("error", "fail", "skipped", "runtime error", "partial success");
    private static final ObjectMapper JSON = new ObjectMapper();

    public LastRun {
        unfinished = Set.copyOf(unfinished);
    }

    /// A macro and its arguments.
    public record Call(String macro, Map<String, @Nullable Object> arguments) {}

    /// Reads the results in `state`; without one, in the project's target folder.
    public static LastRun of(Invocation invocation, Optional<Path> state) {
        Path folder = state.orElseGet(() -> ProjectLoader.load(Occasion.of(invocation, EventListener.none()))
                .root()
                .targetFolder());
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw Problem.user("Could not find previous run in '" + folder.getFileName() + "' target directory")
                    .at(Location.of(file.toString()))
                    .hint("`retry` repeats what failed in the last `build`, `run`, `test`, …: run one of them first")
                    .exception();
        }
        try {
            return read(JSON.readTree(file.toFile()));
        } catch (IOException broken) {
            throw Problem.user("`" + FILE + "` cannot be read: " + broken.getMessage())
                    .at(Location.of(file.toString()))
                    .exception(broken);
        }
    }

    private static LastRun read(JsonNode file) {
        JsonNode arguments = file.path("args");
        String which = arguments.path("which").asText();
        Flags flags = new Flags(
                which,
                arguments.path("full_refresh").asBoolean(),
                arguments.path("store_failures").asBoolean(),
                arguments.path("fail_fast").asBoolean(),
                arguments.path("empty").asBoolean(),
                false);
        Set<String> unfinished = new LinkedHashSet<>();
        for (JsonNode result : file.path("results")) {
            String id = result.path("unique_id").asText();
            if (UNFINISHED.contains(result.path("status").asText()) && !id.startsWith("operation.")) {
                unfinished.add(id);
            }
        }
        Optional<Call> operation = which.equals("run-operation")
                ? Optional.of(new Call(arguments.path("macro").asText(), map(arguments.path("args"))))
                : Optional.empty();
        return new LastRun(flags, map(arguments.path("vars")), unfinished, operation);
    }

    private static Map<String, @Nullable Object> map(JsonNode object) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> values.put(entry.getKey(), JSON.convertValue(entry.getValue(), Object.class)));
        return values;
    }

    /// What it did with the nodes.
    public Verb verb() {
        for (Verb verb : Verb.values()) {
            if (verb.word().equals(flags.which())) {
                return verb;
            }
        }
        throw Problem.user("`retry` does not know how to repeat `" + flags.which() + "`")
                .exception();
    }
}
