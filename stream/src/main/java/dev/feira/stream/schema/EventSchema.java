package dev.feira.stream.schema;

import java.util.List;
import java.util.Optional;

/// What an event of one version holds. Later versions only add, so the newest one reads the events of all.
///
/// @param version counts from 1
/// @param text the JSON Schema itself
public record EventSchema(int version, List<Field> fields, String text) {
    public EventSchema {
        fields = List.copyOf(fields);
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(it -> it.name().equals(name)).findFirst();
    }
}
