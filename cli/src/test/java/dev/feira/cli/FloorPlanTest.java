package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The map of the house: which room may use which, and that rooms are entered by their door.
class FloorPlanTest {
    private static final String HOUSE = "dev.feira.";

    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("core", Set.of()),
            Map.entry("jinja", Set.of()),
            Map.entry("project", Set.of("core")),
            Map.entry("jdbc", Set.of("core")),
            Map.entry("lake", Set.of("core")),
            Map.entry("sandbox", Set.of("core")),
            Map.entry("sample", Set.of("jdbc")),
            Map.entry("ingest", Set.of("jdbc", "lake")),
            Map.entry("warehouse", Set.of("jdbc", "lake")),
            Map.entry("transform", Set.of("jinja", "warehouse")),
            Map.entry("agent", Set.of("warehouse", "transform")),
            Map.entry("stream", Set.of("jdbc", "sample")),
            Map.entry(
                    "platform",
                    Set.of("project", "jdbc", "sample", "lake", "ingest", "warehouse", "transform", "agent", "stream")),
            Map.entry("cli", Set.of("platform", "sandbox")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/feira-testkit") && !location.contains("/testkit/"))
            .importPackages("dev.feira");

    @Test
    void everyRoomIsOnTheMap() {
        Set<String> rooms = new TreeSet<>();
        CLASSES.forEach(it -> rooms.add(room(it)));

        assertThat(rooms).isEqualTo(new TreeSet<>(ARROWS.keySet()));
    }

    @Test
    void roomsUseOnlyWhatTheMapLetsThemReach() {
        List<String> wrong = crossings()
                .filter(it -> !reach(room(it.getOriginClass())).contains(room(it.getTargetClass())))
                .map(Dependency::getDescription)
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void roomsAreEnteredByTheirDoor() {
        List<String> wrong = crossings()
                .filter(it -> !it.getTargetClass().getPackageName().equals(HOUSE + room(it.getTargetClass())))
                .map(Dependency::getDescription)
                .toList();

        assertThat(wrong).isEmpty();
    }

    /// Uses of one room by another.
    private static Stream<Dependency> crossings() {
        return CLASSES.stream()
                .flatMap(it -> it.getDirectDependenciesFromSelf().stream())
                .filter(it -> it.getTargetClass().getPackageName().startsWith(HOUSE))
                .filter(it -> !room(it.getOriginClass()).equals(room(it.getTargetClass())));
    }

    private static Set<String> reach(String room) {
        Set<String> reached = new HashSet<>();
        for (String next : ARROWS.getOrDefault(room, Set.of())) {
            reached.add(next);
            reached.addAll(reach(next));
        }
        return reached;
    }

    private static String room(JavaClass type) {
        String path = type.getPackageName().substring(HOUSE.length());
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
