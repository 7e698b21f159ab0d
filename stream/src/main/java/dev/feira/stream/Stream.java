package dev.feira.stream;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.stream.event.Layout;
import dev.feira.stream.schema.EventSchema;
import dev.feira.stream.schema.Field;
import dev.feira.stream.schema.FieldType;
import dev.feira.stream.schema.SchemaFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A declared stream, checked: its topic, what its events hold, and where they go.
///
/// @param name that of its file
/// @param partitions how many the topic gets when Feira creates it
/// @param messageKey the field whose value is the Kafka key
/// @param generator the specification that events are made from, if there is one
public record Stream(
        String name,
        String topic,
        int partitions,
        String messageKey,
        Optional<Path> generator,
        EventSchema schema,
        StreamFile.Sink sink) {
    private static final int PARTITIONS = 4;

    /// Reads the schema's versions and holds the file against them.
    ///
    /// @param file as it stands in the project
    /// @param folder of the project's streams
    /// @throws dev.feira.core.ProblemException naming what does not fit
    public static Stream declared(String name, StreamFile file, Path folder) {
        Path versions = file.schema().orElse(folder.resolve(name));
        EventSchema schema = SchemaFolder.newest(versions);
        Stream stream = new Stream(
                name,
                file.topic(),
                file.partitions().orElse(PARTITIONS),
                file.messageKey().orElse(file.sink().key().getFirst()),
                file.generator(),
                schema,
                file.sink());
        stream.check(folder.resolve(name + ".yml"));
        return stream;
    }

    /// The header that carries the version of an event's schema, as digits.
    public static String versionHeader() {
        return "schema-version";
    }

    /// The topic that dead letters are sent to.
    public String deadLetterTopic() {
        return topic + ".dlq";
    }

    /// The tables that its events become.
    public Layout layout() {
        return Layout.of(schema, sink.table(), sink.key(), sink.lines());
    }

    private void check(Path file) {
        sink.key().forEach(it -> required(it, "`sink.key`", file));
        required(messageKey, "`message_key`", file);
        for (String field : sink.lines().keySet()) {
            boolean lines = schema.field(field)
                    .filter(it -> it.type() instanceof FieldType.Lines)
                    .isPresent();
            if (!lines) {
                throw refused("`sink.lines` names `" + field + "`, which is no list of objects", file);
            }
        }
        for (Field field : schema.fields()) {
            if (field.type() instanceof FieldType.Lines lines) {
                lines.fields().stream()
                        .filter(it -> sink.key().contains(it.name()))
                        .findFirst()
                        .ifPresent(it -> {
                            throw refused(
                                    "`" + field.name() + "." + it.name() + "` has the name of a key field, which"
                                            + " each line carries anyway",
                                    file);
                        });
            }
            if (field.type() instanceof FieldType.Lines && !sink.lines().containsKey(field.name())) {
                throw refused("the list `" + field.name() + "` has no table under `sink.lines`", file);
            }
        }
    }

    private void required(String name, String where, Path file) {
        Optional<Field> field = schema.field(name);
        List<String> names = schema.fields().stream().map(Field::name).toList();
        if (field.isEmpty()) {
            throw refused(where + " names `" + name + "`; the schema has `" + String.join("`, `", names) + "`", file);
        }
        if (field.get().optional() || field.get().type() instanceof FieldType.Lines) {
            throw refused(where + " names `" + name + "`, which is not a required value of every event", file);
        }
    }

    private RuntimeException refused(String message, Path file) {
        return Problem.user("stream `" + name + "`: " + message)
                .at(Location.of(file.toString()))
                .exception();
    }
}
