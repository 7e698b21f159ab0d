package dev.feira.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.warehouse.DuckDb;
import dev.feira.warehouse.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShortOfMemoryTest {
    private static final WarehouseSettings SMALL = new WarehouseSettings("100MB", 2, Duration.ofMinutes(2));

    @TempDir
    Path folder;

    private static DuckDb small(WarehouseOpener.Output output) {
        return DuckDb.open(output.file(), SMALL);
    }

    @Test
    void nodesThatDoNotFitTogetherAreRunAlone() throws IOException {
        ErrandProject project = new ErrandProject(folder);
        for (int i = 1; i <= 4; i++) {
            project.file("models/big" + i + ".sql", big(3_000_000));
        }

        BuildReport report = project.open(project.invocation("run"))
                .run(Verb.RUN, Selection.ALL, OptionalInt.of(4), ShortOfMemoryTest::small);

        assertThat(report.results()).extracting(NodeResult::status).containsOnly(Status.SUCCESS);
    }

    @Test
    void nodeThatFitsNowhereSaysWhatToDo() throws IOException {
        ErrandProject project = new ErrandProject(folder);
        project.file("models/huge.sql", big(30_000_000));

        BuildReport report = project.open(project.invocation("run"))
                .run(Verb.RUN, Selection.ALL, OptionalInt.of(4), ShortOfMemoryTest::small);

        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(project.lines).anyMatch(line -> line.contains("raise `warehouse.memory` in feira.yml"));
    }

    // The median of all rows keeps all of them in memory.
    private static String big(int rows) {
        return "{{ config(materialized='table') }} select median(hash(i)::double) as middle from range(" + rows
                + ") as t(i)";
    }
}
