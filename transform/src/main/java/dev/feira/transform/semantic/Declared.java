package dev.feira.transform.semantic;

import dev.feira.core.Location;
import dev.feira.transform.manifest.Semantic;
import dev.feira.transform.yaml.Yaml;

/// A semantic resource and the YAML that declares it.
public record Declared(Semantic semantic, Yaml.Mapping tree) {
    public Location where() {
        return tree.whereIs("name");
    }

    public Declared with(Semantic other) {
        return new Declared(other, tree);
    }

    /// The place of a key below the entry, as far as the path goes.
    public Location at(String... keys) {
        Yaml.Mapping level = tree;
        Location place = where();
        for (String key : keys) {
            if (!level.has(key)) {
                break;
            }
            place = level.whereIs(key);
            if (!(level.entries().get(key) instanceof Yaml.Mapping below)) {
                break;
            }
            level = below;
        }
        return place;
    }

    /// The place of an element by its list and name.
    public Location element(String list, String name) {
        if (tree.find(list).orElse(null) instanceof Yaml.Sequence sequence) {
            for (Yaml item : sequence.items()) {
                if (item instanceof Yaml.Mapping mapping && name.equals(mapping.get("name"))) {
                    return mapping.whereIs("name");
                }
            }
        }
        return where();
    }
}
