package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules that the whole repository keeps.
class HouseRulesTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_OURS =
            Set.of(".git", "target", ".feira", ".feira-aot", "node_modules", "dbt_packages", "logs", ".venv");
    private static final Set<String> TEXT =
            Set.of("java", "md", "xml", "yml", "yaml", "sql", "py", "sh", "txt", "json", "csv", "properties");
    /// A home or checkout of one machine, or the address of a package registry.
    private static final Pattern MACHINE = Pattern.compile(
            "((^|[^\\w.])/(wor[k]|roo[t]|far[m])/)|https?://[^ \"]*(/maven[2]|/simpl[e]/|registr[y]\\.)");

    @Test
    void everyPackageIntroducesItself() throws IOException {
        Set<String> silent = new TreeSet<>();
        for (Path file : files()) {
            if (file.toString().contains("/src/main/java/") && file.toString().endsWith(".java")) {
                Path info = file.resolveSibling("package-info.java");
                String text = Files.exists(info) ? Files.readString(info) : "";
                if (!text.startsWith("///") || !text.contains("@NullMarked")) {
                    silent.add(HOME.relativize(file.getParent()).toString());
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void noFileNamesAMachineOrARegistry() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : files()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (MACHINE.matcher(lines.get(i)).find()) {
                    wrong.add(HOME.relativize(file) + ":" + (i + 1));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        collect(HOME, found);
        return found;
    }

    private static void collect(Path folder, List<Path> found) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (Files.isDirectory(entry)) {
                    if (!NOT_OURS.contains(name)) {
                        collect(entry, found);
                    }
                } else if (TEXT.contains(name.substring(name.lastIndexOf('.') + 1))) {
                    found.add(entry);
                }
            }
        }
    }
}
