package dev.feira.project.settings;

import dev.feira.core.Problem;
import dev.feira.core.Secret;
import dev.feira.project.Environment;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Fills a settings record from a mapping: component `chunkRows` from key `chunk_rows`.
///
/// A missing key takes its value from the record's static `defaults()`; without that, `Optional`, `List`, `Map` and
/// nested records are empty, `@Nullable` ones are null, anything else is a mistake. A refusal by the record's
/// constructor (`IllegalArgumentException`) is reported at the key that its message names.
public final class Binder {
    private static final Object FAILED = new Object();
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Document document;
    private final String target;
    private final Variables variables;
    private final Scalars scalars;
    private final Mistakes mistakes = new Mistakes();

    /// @param target the target's name, for messages
    /// @param base the folder that relative paths start from
    public Binder(Document document, String target, Environment environment, Path base) {
        this.document = document;
        this.target = target;
        this.variables = new Variables(environment);
        this.scalars = new Scalars(base);
    }

    /// Fills a record, or refuses with every mistake that the mapping has.
    ///
    /// @param path how messages name the mapping, such as `connections.shop`
    public <T extends Record> T bind(Class<T> type, MappingNode mapping, String path) {
        Object bound = record(type, mapping, path);
        mistakes.refuse();
        return type.cast(bound);
    }

    /// The variables without a default that the values of a mapping refer to, when not one of them is set.
    public List<String> unfilled(MappingNode mapping) {
        List<String> required = mapping.getValue().stream()
                .flatMap(tuple -> Variables.required(Document.text(tuple.getValueNode())).stream())
                .toList();
        boolean none = required.stream().noneMatch(variables::isSet);
        return none ? required : List.of();
    }

    private Object record(Class<?> type, MappingNode mapping, String path) {
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknown(components, mapping, path);
        Object defaults = defaults(type);
        @Nullable Object[] values = new @Nullable Object[components.length];
        boolean whole = true;
        for (int i = 0; i < components.length; i++) {
            values[i] = component(components[i], mapping, path, defaults);
            whole &= values[i] != FAILED;
        }
        return whole ? construct(type, components, values, mapping, path) : FAILED;
    }

    private void refuseUnknown(RecordComponent[] components, MappingNode mapping, String path) {
        Set<String> known = new java.util.TreeSet<>();
        Arrays.stream(components).forEach(it -> known.add(Names.snake(it.getName())));
        Set<String> seen = new java.util.HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = Document.key(tuple);
            if (!known.contains(key)) {
                mistakes.add(Problem.user("unknown key `" + key + "` in `" + path + "`")
                        .at(document.at(tuple.getKeyNode()))
                        .hint(Names.suggestion(key, known)));
            } else if (!seen.add(key)) {
                mistakes.add(Problem.user("key `" + key + "` stands twice in `" + path + "`")
                        .at(document.at(tuple.getKeyNode()))
                        .hint("leave one of them"));
            }
        }
    }

    private @Nullable Object component(RecordComponent component, MappingNode mapping, String path, Object defaults) {
        String key = Names.snake(component.getName());
        Optional<Node> node = Document.child(mapping, key).filter(it -> !Document.isNull(it));
        if (node.isPresent()) {
            return value(component.getGenericType(), node.get(), path + "." + key);
        }
        return absent(component, mapping, path, key, defaults);
    }

    private @Nullable Object absent(
            RecordComponent component, MappingNode mapping, String path, String key, Object defaults) {
        if (defaults != FAILED) {
            return read(component, defaults);
        }
        Class<?> type = component.getType();
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (isNullable(component.getAnnotatedType())) {
            return null;
        }
        if (type.isRecord()) {
            return record(type, Document.empty(), path + "." + key);
        }
        mistakes.add(Problem.user("`" + path + "` lacks the key `" + key + "`")
                .at(document.at(mapping))
                .hint("add `" + key + ": …`"));
        return FAILED;
    }

    private Object value(Type type, Node node, String path) {
        if (type instanceof ParameterizedType generic) {
            Type[] inner = generic.getActualTypeArguments();
            if (generic.getRawType() == Optional.class) {
                Object value = value(inner[0], node, path);
                return value == FAILED ? FAILED : Optional.of(value);
            }
            return generic.getRawType() == Map.class ? map(inner[1], node, path) : list(inner[0], node, path);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord() && node instanceof MappingNode mapping) {
            return record(plain, mapping, path);
        }
        return node instanceof ScalarNode scalar ? scalar(plain, scalar, path) : wrong(node, path, "one value");
    }

    private Object list(Type element, Node node, String path) {
        if (!(node instanceof SequenceNode sequence)) {
            return wrong(node, path, "a list");
        }
        List<Object> values = new ArrayList<>();
        for (Node each : sequence.getValue()) {
            values.add(value(element, each, path + "[" + values.size() + "]"));
        }
        return values.contains(FAILED) ? FAILED : List.copyOf(values);
    }

    private Object map(Type element, Node node, String path) {
        if (!(node instanceof MappingNode mapping)) {
            return wrong(node, path, "`key: value` lines");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = Document.key(tuple);
            values.put(key, value(element, tuple.getValueNode(), path + "." + key));
        }
        return values.containsValue(FAILED) ? FAILED : java.util.Collections.unmodifiableMap(values);
    }

    private Object scalar(Class<?> type, ScalarNode node, String path) {
        Variables.Text text = variables.replace(node.getValue());
        if (!text.missing().isEmpty()) {
            text.missing().forEach(name -> mistakes.add(unset(name, node, path)));
            return FAILED;
        }
        try {
            return scalars.read(type, text.value());
        } catch (Scalars.Refused e) {
            String found = type == Secret.class ? "something else" : "`" + text.value() + "`";
            return wrong(node, path, e.wanted() + ", found " + found + source(text.used()));
        }
    }

    private Problem unset(String name, Node node, String path) {
        return Problem.user("environment variable `" + name + "` is not set; target `" + target + "` needs it for `"
                        + path + "`")
                .at(document.at(node))
                .hint("set it in the environment or in `.env` beside `" + document.file() + "`");
    }

    private static String source(List<String> used) {
        return used.isEmpty() ? "" : " in environment variable `" + String.join("`, `", used) + "`";
    }

    private Object wrong(Node node, String path, String wanted) {
        mistakes.add(Problem.user("`" + path + "` of target `" + target + "` must be " + wanted)
                .at(document.at(node)));
        return FAILED;
    }

    private Object construct(
            Class<?> type, RecordComponent[] components, @Nullable Object[] values, MappingNode node, String path) {
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                mistakes.add(refused(components, node, path, String.valueOf(refusal.getMessage())));
                return FAILED;
            }
            throw new IllegalStateException(type + " could not be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " could not be made", e);
        }
    }

    /// The record's own refusal, at the key that it names and with the variables that the key's value came from.
    private Problem refused(RecordComponent[] components, MappingNode mapping, String path, String message) {
        List<String> words = List.of(SPACE.split(message.replaceAll("[^A-Za-z0-9_]", " ")));
        // Whose name comes first: what follows may quote a value, and a value may say anything.
        Optional<Node> place = words.stream()
                .flatMap(word -> Arrays.stream(components)
                        .map(RecordComponent::getName)
                        .filter(name -> word.equals(name) || word.equals(Names.snake(name))))
                .findFirst()
                .flatMap(name -> Document.child(mapping, Names.snake(name)));
        List<String> used = place.orElse(mapping) instanceof ScalarNode scalar
                ? variables.replace(scalar.getValue()).used()
                : List.of();
        return Problem.user("`" + path + "` of target `" + target + "`: " + message + source(used))
                .at(document.at(place.orElse(mapping)));
    }

    private static Object defaults(Class<?> type) {
        try {
            Method method = type.getDeclaredMethod("defaults");
            method.setAccessible(true);
            return method.invoke(null);
        } catch (NoSuchMethodException e) {
            return FAILED;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no usable defaults", e);
        }
    }

    private static @Nullable Object read(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}
