package dev.feira.transform.parse;

import dev.feira.transform.yaml.Yaml;
import dev.feira.transform.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads selectors.yml: definitions by name, as written.
final class SelectorsFile {
    private static final String NAME = "selectors.yml";

    private SelectorsFile() {}

    static Map<String, Object> read(Path root) {
        Map<String, Object> selectors = new LinkedHashMap<>();
        Path file = root.resolve(NAME);
        if (Files.isRegularFile(file)) {
            Yaml.Mapping tree = YamlFile.mapping(file, NAME);
            for (Yaml.Mapping selector : Values.mappings(tree.find("selectors").orElse(null))) {
                selectors.put(String.valueOf(selector.get("name")), selector.plain());
            }
        }
        return selectors;
    }
}
