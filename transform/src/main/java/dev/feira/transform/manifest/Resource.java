package dev.feira.transform.manifest;

import java.util.List;
import java.util.Map;

/// Anything of a project that stands in the graph.
public sealed interface Resource permits Node, Source, UnitTest, Exposure, Semantic {
    Identity id();

    Config config();

    /// Unique ids of what must be there first, in the order of their first mention.
    List<String> dependsOn();

    List<String> tags();

    Map<String, Object> meta();

    default String uniqueId() {
        return id().uniqueId();
    }

    default String name() {
        return id().name();
    }

    default ResourceType type() {
        return id().type();
    }

    default String packageName() {
        return id().packageName();
    }

    default List<String> fqn() {
        return id().fqn();
    }
}
