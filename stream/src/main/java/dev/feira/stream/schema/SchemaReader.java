package dev.feira.stream.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.feira.core.Location;
import dev.feira.core.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the part of JSON Schema (draft 2020-12) that has a faithful form in a table, and refuses the rest: a rule that
/// is silently not checked would be worse than none.
final class SchemaReader {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> ANNOTATIONS =
            Set.of("$schema", "$id", "$comment", "title", "description", "examples", "default", "deprecated", "type");
    private static final Set<String> OF_OBJECTS = Set.of("properties", "required", "additionalProperties");

    private final String file;

    private SchemaReader(String file) {
        this.file = file;
    }

    static EventSchema read(int version, String file, String text) {
        try {
            SchemaReader reader = new SchemaReader(file);
            List<Field> fields = reader.fields(MAPPER.readTree(text), "", true);
            return new EventSchema(version, fields, text);
        } catch (JsonProcessingException e) {
            throw Problem.user("the schema is not JSON: " + e.getOriginalMessage())
                    .at(new Location(
                            file, e.getLocation().getLineNr(), e.getLocation().getColumnNr()))
                    .exception(e);
        }
    }

    private List<Field> fields(JsonNode node, String path, boolean listsAllowed) {
        if (!node.path("type").asText().equals("object")) {
            throw refused(path, "must be of `\"type\": \"object\"`");
        }
        known(node, path, OF_OBJECTS);
        if (node.has("additionalProperties")
                && !node.get("additionalProperties").asBoolean(true)) {
            throw refused(path, "says `additionalProperties: false`; events with added fields must flow");
        }
        Set<String> required = new HashSet<>();
        node.path("required").forEach(it -> required.add(it.asText()));
        List<Field> fields = new ArrayList<>();
        node.path("properties").properties().forEach(it -> {
            String place = path.isEmpty() ? it.getKey() : path + "." + it.getKey();
            fields.add(field(it.getKey(), it.getValue(), place, required.remove(it.getKey()), listsAllowed));
        });
        required.forEach(it -> {
            throw refused(path, "requires `" + it + "`, which is not among its properties");
        });
        if (fields.isEmpty()) {
            throw refused(path, "has no properties");
        }
        return fields;
    }

    private Field field(String name, JsonNode node, String path, boolean required, boolean listsAllowed) {
        if (!name.matches("[a-z_][a-z0-9_]{0,50}")) {
            throw refused(path, "must be a name in lower case: it becomes a column");
        }
        if (SystemColumns.NAMES.contains(name)) {
            throw refused(path, "has the name of a column that each table gets");
        }
        List<String> types = types(node);
        boolean nullable = types.remove("null");
        if (types.size() != 1) {
            throw refused(path, "must have one type, or one and `null`");
        }
        return new Field(name, type(types.getFirst(), node, path, listsAllowed), required, nullable);
    }

    private static List<String> types(JsonNode node) {
        List<String> types = new ArrayList<>();
        JsonNode type = node.path("type");
        if (type.isArray()) {
            type.forEach(it -> types.add(it.asText()));
        } else {
            types.add(type.asText());
        }
        return types;
    }

    private FieldType type(String type, JsonNode node, String path, boolean listsAllowed) {
        return switch (type) {
            case "array" -> lines(node, path, listsAllowed);
            case "object" -> throw refused(path, "is an object; write its fields one level higher");
            default -> scalar(type, node, path);
        };
    }

    private FieldType scalar(String type, JsonNode node, String path) {
        ScalarRules rules = new ScalarRules(node, message -> refused(path, message));
        known(node, path, rules.keywords(type));
        return rules.read(type);
    }

    private FieldType lines(JsonNode node, String path, boolean allowed) {
        if (!allowed) {
            throw refused(path, "is a list inside a list; PostgreSQL has no table for it here");
        }
        known(node, path, Set.of("items", "minItems", "maxItems"));
        List<Field> fields = fields(node.path("items"), path, false);
        return new FieldType.Lines(
                fields, node.path("minItems").asInt(0), node.path("maxItems").asInt(Integer.MAX_VALUE));
    }

    private void known(JsonNode node, String path, Set<String> keywords) {
        node.fieldNames().forEachRemaining(it -> {
            if (!ANNOTATIONS.contains(it) && !keywords.contains(it)) {
                throw refused(path, "has the keyword `" + it + "`, which Feira does not check");
            }
        });
    }

    private RuntimeException refused(String path, String message) {
        String subject = path.isEmpty() ? "the schema " : "field `" + path + "` ";
        return Problem.user(subject + message).at(Location.of(file)).exception();
    }
}
