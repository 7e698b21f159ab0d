package dev.feira.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.feira.core.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The list of all statements that were run or refused, a JSON object a line. Values of parameters stay out of it: they
/// are
/// what people typed. It holds the last ten to twenty megabytes; what is older is in `<file>.1`, and then gone.
///
/// A statement whose line cannot be written is not answered.
public final class Audit {
    private static final long MOST = 10_000_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final Clock clock;

    private Audit(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    public static Audit in(Path file) {
        return in(file, Clock.systemUTC());
    }

    static Audit in(Path file, Clock clock) {
        return new Audit(file, clock);
    }

    void ran(String sql, int parameters, int rows, Duration took) {
        Map<String, @Nullable Object> line = line("ran", sql, parameters, took);
        line.put("rows", rows);
        write(line);
    }

    void stopped(String sql, int parameters, Problem problem, Duration took) {
        Map<String, @Nullable Object> line =
                line(problem.kind() == Problem.Kind.USER ? "refused" : "failed", sql, parameters, took);
        line.put("reason", problem.message());
        write(line);
    }

    private Map<String, @Nullable Object> line(String outcome, String sql, int parameters, Duration took) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("at", clock.instant().toString());
        line.put("outcome", outcome);
        line.put("sql", sql.length() > 50_000 ? sql.substring(0, 50_000) : sql);
        line.put("parameters", parameters);
        line.put("ms", took.toMillis());
        return line;
    }

    private synchronized void write(Map<String, @Nullable Object> line) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file) && Files.size(file) > MOST) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(
                    file,
                    json(line) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw Problem.data("the audit `" + file + "` cannot be written: " + failure.getMessage())
                    .hint("check that the folder may be written and that the disk is not full; nothing was answered")
                    .exception(failure);
        }
    }

    private static String json(Map<String, @Nullable Object> line) {
        try {
            return MAPPER.writeValueAsString(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
