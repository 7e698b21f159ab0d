package dev.feira.transform.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.core.Location;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// YAML as Python's library reads it.
class YamlFileTest {
    private static Object value(String text) {
        Object value = ((Yaml.Mapping) YamlFile.parse("a: " + text, "x.yml")).get("a");
        return value == null ? "nothing" : value;
    }

    @Test
    void plainWordsAreTruthValuesAsInYamlOneOne() {
        assertThat(List.of(value("yes"), value("On"), value("true"))).containsOnly(true);
        assertThat(List.of(value("no"), value("off"), value("FALSE"))).containsOnly(false);
        assertThat(value("'yes'")).isEqualTo("yes");
        assertThat(value("y")).isEqualTo("y");
    }

    @Test
    void numbersComeInAllTheirForms() {
        assertThat(value("1_000")).isEqualTo(1000L);
        assertThat(value("010")).isEqualTo(8L);
        assertThat(value("0x1F")).isEqualTo(31L);
        assertThat(value("-2.5")).isEqualTo(-2.5);
        assertThat(value("1.5e+3")).isEqualTo(1500.0);
        assertThat(value("1e3")).isEqualTo("1e3");
        assertThat(value("12345678901234567890").toString()).isEqualTo("12345678901234567890");
        assertThat(value("1.2.3")).isEqualTo("1.2.3");
    }

    @Test
    void daysAreDays() {
        assertThat(value("2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(value("2024-02-30")).isEqualTo("2024-02-30");
    }

    @Test
    void nothingHasManyNames() {
        assertThat(List.of(value("~"), value("null"), value(""))).containsOnly("nothing");
    }

    @Test
    void everyValueKnowsItsPlace() {
        Yaml.Mapping tree = (Yaml.Mapping) YamlFile.parse("a: 1\nb:\n  - c: 2\n", "x.yml");
        assertThat(tree.whereIs("b")).isEqualTo(new Location("x.yml", 2, 1));
        Yaml.Sequence items = (Yaml.Sequence) tree.find("b").orElseThrow();
        assertThat(items.items().getFirst().where()).isEqualTo(new Location("x.yml", 3, 5));
    }

    @Test
    void mergedMappingsYieldToWhatIsWritten() {
        Yaml tree = YamlFile.parse("base: &base {x: 1, y: 2}\nmine:\n  <<: *base\n  y: 3\n", "x.yml");
        assertThat(((Yaml.Mapping) tree).get("mine")).isEqualTo(Map.of("x", 1L, "y", 3L));
    }
}
