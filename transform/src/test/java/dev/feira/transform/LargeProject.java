package dev.feira.transform;

import dev.feira.core.EventListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// A made-up project of many simple models with two tests each, to measure how fast a project is read. Run with a
/// folder as argument, it writes 2,000 models there and parses them, once, as a new program would.
final class LargeProject {
    private static final int FOLDERS = 40;

    private LargeProject() {}

    public static void main(String[] arguments) throws IOException {
        Path project = Path.of(arguments[0]);
        if (!Files.exists(project.resolve("dbt_project.yml"))) {
            write(project, 2_000);
        }
        Instant start = Instant.now();
        Dbt.Parsed parsed =
                Dbt.of(Fixtures.invocation(project), EventListener.none()).parse();
        System.out.println(parsed.models() + " models and " + parsed.tests() + " tests in "
                + Duration.between(start, Instant.now()).toMillis() + " ms");
    }

    /// Each model reads up to two earlier ones; each has a YAML entry with a unique and a not_null test.
    static Path write(Path project, int models) throws IOException {
        Fixtures.tiny(project, Map.of());
        for (int folder = 0; folder < FOLDERS; folder++) {
            Path area = Files.createDirectories(project.resolve("models/area_" + folder));
            StringBuilder schema = new StringBuilder("models:\n");
            for (int i = folder; i < models; i += FOLDERS) {
                Files.writeString(area.resolve("model_" + i + ".sql"), sql(i));
                schema.append(yaml(i));
            }
            Files.writeString(area.resolve("schema.yml"), schema);
        }
        return project;
    }

    private static String sql(int i) {
        if (i < 2) {
            return "select " + i + " as id, 'x' as name\n";
        }
        return "{{ config(materialized='view', tags=['t" + i % 7 + "']) }}\nselect a.id, b.name\nfrom {{ ref('model_"
                + i / 2 + "') }} as a\njoin {{ ref('model_" + (i - 1) + "') }} as b using (id)\n";
    }

    private static String yaml(int i) {
        return """
              - name: model_%d
                description: Model number %d.
                columns:
                  - name: id
                    description: Its key.
                    data_tests: [unique, not_null]
            """.formatted(i, i).indent(0);
    }
}
