package dev.feira.transform.artifacts;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.feira.transform.SemanticDefinition;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The semantic layer's records and dbt's JSON: the same names, with underscores.
final class SemanticJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance))
            .build();
    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    private SemanticJson() {}

    static Map<String, @Nullable Object> of(SemanticDefinition definition) {
        return MAPPER.convertValue(definition, FIELDS);
    }

    static <T extends SemanticDefinition> T read(JsonNode json, Class<T> kind) {
        return MAPPER.convertValue(json, kind);
    }
}
