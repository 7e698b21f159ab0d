package dev.feira.stream.schema;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.stream.schema.FieldType.Exact;
import dev.feira.stream.schema.FieldType.Lines;
import dev.feira.stream.schema.FieldType.Real;
import dev.feira.stream.schema.FieldType.Text;
import dev.feira.stream.schema.FieldType.Whole;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Holds a version of a schema against the one before it: whatever was a good event must stay one, and no column may
/// change its type. Added optional fields and wider bounds flow.
public final class Compatibility {
    private static final String CURE = "undo it, or begin a new stream with a topic and tables of its own";

    /// A breaking change: what it is, and what to do.
    record Breach(String field, String change, String cure) {}

    private Compatibility() {}

    /// Refuses a breaking change.
    ///
    /// @param file the newer one, for the message
    public static void require(EventSchema older, EventSchema newer, String file) {
        breach("", older.fields(), newer.fields()).ifPresent(it -> {
            throw Problem.user("version " + newer.version() + " breaks version " + older.version() + ": field `"
                            + it.field() + "` " + it.change())
                    .at(Location.of(file))
                    .hint(it.cure())
                    .exception();
        });
    }

    private static Optional<Breach> breach(String path, List<Field> older, List<Field> newer) {
        for (Field field : older) {
            Optional<Breach> breach = find(newer, field.name())
                    .map(it -> breach(path + field.name(), field, it))
                    .orElseGet(() -> Optional.of(new Breach(
                            path + field.name(),
                            "is gone",
                            "keep it as an optional field; `\"deprecated\": true` says that it is no longer sent")));
            if (breach.isPresent()) {
                return breach;
            }
        }
        return newer.stream()
                .filter(it -> it.required() && find(older, it.name()).isEmpty())
                .findFirst()
                .map(it -> new Breach(
                        path + it.name(),
                        "is new and required, but older events lack it",
                        "take it out of `required`"));
    }

    private static Optional<Field> find(List<Field> fields, String name) {
        return fields.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    private static Optional<Breach> breach(String path, Field older, Field newer) {
        if (newer.required() && !older.required()) {
            return Optional.of(new Breach(path, "became required, but older events lack it", "leave it optional"));
        }
        if (older.nullable() && !newer.nullable()) {
            return Optional.of(
                    new Breach(path, "may no longer be null, but older events hold it", "leave it nullable"));
        }
        if (older.type() instanceof Lines before && newer.type() instanceof Lines after) {
            return before.minimum() >= after.minimum() && before.maximum() <= after.maximum()
                    ? breach(path + ".", before.fields(), after.fields())
                    : narrower(path);
        }
        if (!older.type().getClass().equals(newer.type().getClass())
                || !older.type().sql().equals(newer.type().sql())) {
            String change = "was `" + name(older.type()) + "` and became `" + name(newer.type()) + "`";
            return Optional.of(new Breach(path, change, "add a field with a new name beside it"));
        }
        return wider(older.type(), newer.type()) ? Optional.empty() : narrower(path);
    }

    private static Optional<Breach> narrower(String path) {
        return Optional.of(new Breach(path, "allows less than before, so that older events would be refused", CURE));
    }

    private static String name(FieldType type) {
        return type instanceof Lines ? "list" : type.sql();
    }

    /// Whether each value of the older type is one of the newer; both are of one kind.
    private static boolean wider(FieldType older, FieldType newer) {
        return switch (newer) {
            case Text after -> wider((Text) older, after);
            case Whole after ->
                ((Whole) older).minimum() >= after.minimum() && ((Whole) older).maximum() <= after.maximum();
            case Exact after ->
                ((Exact) older).minimum() >= after.minimum() && ((Exact) older).maximum() <= after.maximum();
            case Real after ->
                ((Real) older).minimum() >= after.minimum() && ((Real) older).maximum() <= after.maximum();
            case FieldType.Truth() -> true;
            case FieldType.Moment() -> true;
            case FieldType.Day() -> true;
            case FieldType.Lines _ -> true;
        };
    }

    private static boolean wider(Text older, Text newer) {
        Set<String> allowed = newer.allowed();
        boolean pattern = newer.pattern().isEmpty()
                || newer.pattern().map(Object::toString).equals(older.pattern().map(Object::toString));
        boolean values = allowed.isEmpty() || (!older.allowed().isEmpty() && allowed.containsAll(older.allowed()));
        return pattern && values && older.minimum() >= newer.minimum() && older.maximum() <= newer.maximum();
    }
}
