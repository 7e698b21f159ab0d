package dev.feira.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shop's own project.
class ShopProjectTest {
    @TempDir
    Path folder;

    @Test
    void shopIsReadWithoutAWarning() throws Exception {
        Path project = folder.resolve("olist");
        Fixtures.copy(Path.of("../projects/olist"), project);
        assertThat(Fixtures.events(project)).isEmpty();
        List<String> marts =
                Fixtures.ls(project, Selection.of("path:models/marts").resourceTypes("model"));
        assertThat(marts).hasSizeGreaterThanOrEqualTo(10).contains("olist.marts.facts.fact_order_items");
    }
}
