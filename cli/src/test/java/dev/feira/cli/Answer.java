package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/// What a command with `-o json` said on stdout.
final class Answer {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Answer() {}

    /// One object and nothing besides.
    static JsonNode of(String out) throws IOException {
        try (MappingIterator<JsonNode> objects =
                MAPPER.readerFor(JsonNode.class).readValues(out)) {
            List<JsonNode> all = objects.readAll();
            assertThat(all).as(out).hasSize(1);
            assertThat(all.getFirst().isObject()).isTrue();
            return all.getFirst();
        }
    }

    static List<String> fields(JsonNode object) {
        return object.propertyStream().map(java.util.Map.Entry::getKey).toList();
    }
}
