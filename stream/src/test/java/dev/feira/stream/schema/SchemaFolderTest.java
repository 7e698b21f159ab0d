package dev.feira.stream.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.feira.core.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFolderTest {
    private static final String FIRST = """
            {"type": "object", "required": ["id"], "properties": {
              "id": {"type": "string", "maxLength": 10},
              "kind": {"type": ["string", "null"], "enum": ["a", "b"]},
              "price": {"type": "number", "multipleOf": 0.01, "minimum": 0},
              "lines": {"type": "array", "items": {"type": "object", "properties": {
                "count": {"type": "integer", "format": "int32"}}}}}}""";

    @TempDir
    private Path folder;

    @Test
    void eachTypeHasItsColumn() throws Exception {
        write(1, """
                {"type": "object", "required": ["a"], "properties": {
                  "a": {"type": "string"}, "b": {"type": "integer"}, "c": {"type": "integer", "format": "int32"},
                  "d": {"type": "number"}, "e": {"type": "number", "multipleOf": 0.001}, "f": {"type": "boolean"},
                  "g": {"type": "string", "format": "date-time"}, "h": {"type": "string", "format": "date"}}}""");

        EventSchema schema = SchemaFolder.newest(folder);

        assertThat(schema.fields())
                .extracting(it -> it.type().sql())
                .containsExactly(
                        "text",
                        "bigint",
                        "integer",
                        "double precision",
                        "numeric(18,3)",
                        "boolean",
                        "timestamp with time zone",
                        "date");
        assertThat(schema.fields())
                .extracting(Field::optional)
                .containsExactly(false, true, true, true, true, true, true, true);
    }

    @Test
    void additionsAndWiderBoundsFlow() throws Exception {
        write(1, FIRST);
        write(
                2,
                FIRST.replace("\"maxLength\": 10", "\"maxLength\": 20")
                        .replace("\"a\", \"b\"", "\"a\", \"b\", \"c\"")
                        .replace("\"price\":", "\"note\": {\"type\": \"string\"}, \"price\":"));

        EventSchema newest = SchemaFolder.newest(folder);

        assertThat(newest.version()).isEqualTo(2);
        assertThat(newest.field("note")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"id\"], \"properties\" | \"id\", \"kind\"], \"properties\" | field `kind` became required",
                "\"maxLength\": 10 | \"maxLength\": 9 | field `id` allows less than before",
                "\"a\", \"b\" | \"a\" | field `kind` allows less than before",
                "[\"string\", \"null\"] | \"string\" | field `kind` may no longer be null",
                "\"price\" | \"cost\" | field `price` is gone",
                "0.01 | 0.001 | field `price` was `numeric(18,2)` and became `numeric(18,3)`",
                "\"format\": \"int32\" | \"minimum\": 0 | field `lines.count` was `integer` and became `bigint`"
            })
    void breakingChangeNamesTheFieldAndTheCure(String before, String after, String complaint) throws Exception {
        write(1, FIRST);
        write(2, FIRST.replace(before, after));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> SchemaFolder.newest(folder))
                .satisfies(it -> assertThat(it.problem().text())
                        .contains("version 2 breaks version 1: " + complaint, "v2.json", "hint: "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"maxLength\": 10 | \"contentEncoding\": \"base64\" | field `id` has the keyword `contentEncoding`",
                "0.01 | 0.25 | field `price` must be a multiple of 1, 0.1",
                "\"count\" | \"offset\" | field `lines.offset` has the name of a column that each table gets",
                "[\"id\"] | [\"no\"] | the schema requires `no`",
                "\"lines\": {\"type\": \"array\" | \"lines\": {\"type\": \"object\" | field `lines` is an object"
            })
    void whatFeiraDoesNotCheckIsRefused(String before, String after, String complaint) throws Exception {
        write(1, FIRST.replace(before, after));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> SchemaFolder.newest(folder))
                .withMessageContaining(complaint);
    }

    @Test
    void missingFolderNamesTheFileThatIsWanted() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> SchemaFolder.newest(folder))
                .withMessageContaining("v1.json");
    }

    private void write(int version, String text) throws IOException {
        Files.writeString(folder.resolve("v" + version + ".json"), text);
    }
}
