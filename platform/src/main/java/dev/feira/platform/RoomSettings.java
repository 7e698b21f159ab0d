package dev.feira.platform;

import dev.feira.ingest.IngestSettings;
import dev.feira.lake.LakeSettings;
import dev.feira.project.Project;
import dev.feira.warehouse.WarehouseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The rooms' sections of `feira.yml` and what stands in for a key that is missing there.
final class RoomSettings {
    private final Project project;

    RoomSettings(Project project) {
        this.project = project;
    }

    /// @param root the lake's folder; default: `lake` of the target's files
    record LakeSection(
            Optional<Path> root,
            Optional<LakeSettings.Codec> codec,
            Optional<Integer> threads,
            Optional<String> memory) {}

    /// @param contracts the folder of the tables' contracts; default `ingest`
    record IngestSection(Optional<Path> contracts, Optional<Integer> connections, Optional<Integer> attempts) {}

    record WarehouseSection(Optional<String> memory, Optional<Integer> threads, Optional<Duration> statementLimit) {}

    StreamSection stream() {
        return project.section("stream", StreamSection.class);
    }

    LakeSettings lake() {
        LakeSection section = project.section("lake", LakeSection.class);
        LakeSettings standard =
                LakeSettings.in(section.root().orElse(project.target().layout().lake()));
        return new LakeSettings(
                standard.root(),
                section.codec().orElse(standard.codec()),
                section.threads().orElse(standard.threads()),
                section.memory().orElse(standard.memory()));
    }

    IngestSettings ingest(List<String> tables) {
        IngestSection section = project.section("ingest", IngestSection.class);
        IngestSettings standard =
                IngestSettings.in(section.contracts().orElse(project.folder().resolve("ingest")));
        return standard.withTables(tables)
                .with(
                        section.connections().orElse(standard.connections()),
                        section.attempts().orElse(standard.attempts()));
    }

    WarehouseSettings warehouse() {
        WarehouseSection section = project.section("warehouse", WarehouseSection.class);
        WarehouseSettings standard = WarehouseSettings.DEFAULT;
        return new WarehouseSettings(
                section.memory().orElse(standard.memory()),
                section.threads().orElse(standard.threads()),
                section.statementLimit().orElse(standard.statementLimit()));
    }
}
