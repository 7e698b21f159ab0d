package dev.feira.stream.schema;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A folder of `v1.json`, `v2.json`, …: the versions of an event.
public final class SchemaFolder {
    private SchemaFolder() {}

    /// The newest version, after each has been held against the one before it.
    ///
    /// @throws dev.feira.core.ProblemException naming file and field of a breaking change
    public static EventSchema newest(Path folder) {
        return versions(folder).getLast();
    }

    /// A version that was kept elsewhere.
    ///
    /// @param place how messages name it
    public static EventSchema stored(int version, String place, String text) {
        return SchemaReader.read(version, place, text);
    }

    static List<EventSchema> versions(Path folder) {
        List<EventSchema> versions = new ArrayList<>();
        Path file = folder.resolve("v1.json");
        while (Files.isRegularFile(file)) {
            EventSchema next = SchemaReader.read(versions.size() + 1, file.toString(), text(file));
            if (!versions.isEmpty()) {
                Compatibility.require(versions.getLast(), next, file.toString());
            }
            versions.add(next);
            file = folder.resolve("v" + (versions.size() + 1) + ".json");
        }
        if (versions.isEmpty()) {
            throw Problem.user("there is no schema `" + file + "`")
                    .hint("describe the events there with a JSON Schema")
                    .exception();
        }
        return versions;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Problem.user("the schema cannot be read: " + e.getMessage())
                    .at(Location.of(file.toString()))
                    .exception(e);
        }
    }
}
