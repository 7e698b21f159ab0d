package dev.feira.transform.graph;

import dev.feira.core.Problem;
import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.manifest.Source;
import dev.feira.transform.manifest.UnitTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The methods that need nothing but the manifest: what `method:value` means for a resource.
final class Method {
    static final List<String> NAMES = List.of(
            "fqn",
            "tag",
            "group",
            "access",
            "source",
            "path",
            "file",
            "package",
            "config",
            "test_name",
            "test_type",
            "resource_type",
            "state",
            "exposure",
            "metric",
            "result",
            "source_status",
            "version",
            "semantic_model",
            "saved_query",
            "unit_test",
            "selector");

    private Method() {}

    static Predicate<Resource> of(Criterion criterion, Manifest manifest) {
        String value = criterion.value();
        return switch (criterion.method()) {
            case "fqn" -> resource -> resource.type() != ResourceType.SOURCE && Names.match(resource, value);
            case "tag" -> resource -> resource.tags().stream().anyMatch(tag -> Wildcard.matches(tag, value));
            case "group" ->
                resource -> resource.config()
                        .text("group")
                        .filter(group -> Wildcard.matches(group, value))
                        .isPresent();
            case "access" ->
                resource ->
                        model(resource).filter(it -> it.access().equals(value)).isPresent();
            case "source" -> resource -> resource instanceof Source source && source(source, value);
            case "path" -> new PathMethod(value);
            case "file" -> resource -> file(resource, value);
            case "package" -> {
                String name = value.equals("this") ? manifest.metadata().projectName() : value;
                yield resource -> Wildcard.matches(resource.packageName(), name);
            }
            case "config" ->
                resource -> (resource instanceof Node || resource instanceof Source)
                        && config(resource, criterion.arguments(), value);
            case "test_name" -> resource -> testName(resource, value);
            case "test_type" -> testType(value);
            case "resource_type" -> ofType(value);
            case "version" -> version(value);
            case "exposure" -> named(ResourceType.EXPOSURE, value);
            case "metric" -> named(ResourceType.METRIC, value);
            case "semantic_model" -> named(ResourceType.SEMANTIC_MODEL, value);
            case "saved_query" -> named(ResourceType.SAVED_QUERY, value);
            case "unit_test" -> named(ResourceType.UNIT_TEST, value);
            default ->
                throw Problem.user("`" + criterion.method() + "` is not a method of selection")
                        .hint("there are: " + String.join(", ", NAMES))
                        .exception();
        };
    }

    private static Optional<Detail.Model> model(Resource resource) {
        return resource instanceof Node node && node.detail() instanceof Detail.Model model
                ? Optional.of(model)
                : Optional.empty();
    }

    private static boolean source(Source source, String value) {
        String[] parts = value.split("\\.", -1);
        String packageName = parts.length > 2 ? parts[0] : "*";
        String name = parts.length > 2 ? parts[1] : parts[0];
        String table = parts.length > 1 ? parts[parts.length - 1] : "*";
        return Wildcard.matches(source.packageName(), packageName)
                && Wildcard.matches(source.sourceName(), name)
                && Wildcard.matches(source.name(), table);
    }

    private static boolean file(Resource resource, String value) {
        String path = resource.id().originalFilePath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return Wildcard.matches(name, value) || Wildcard.matches(dot > 0 ? name.substring(0, dot) : name, value);
    }

    private static boolean config(Resource resource, List<String> keys, String wanted) {
        Object value = resource.config().values();
        for (String key : keys) {
            if (!(value instanceof Map<?, ?> map) || !map.containsKey(key)) {
                return false;
            }
            value = map.get(key);
        }
        boolean anyCase = keys.equals(List.of("severity"));
        return value instanceof List<?> list
                ? list.stream().anyMatch(item -> same(item, wanted, anyCase))
                : same(value, wanted, anyCase);
    }

    private static boolean same(@Nullable Object value, String wanted, boolean anyCase) {
        return switch (value) {
            case null -> false;
            case Boolean flag -> wanted.toLowerCase(Locale.ROOT).equals(flag.toString());
            case Object other ->
                anyCase
                        ? other.toString().equalsIgnoreCase(wanted)
                        : other.toString().equals(wanted);
        };
    }

    private static boolean testName(Resource resource, String value) {
        if (resource instanceof Node node && node.detail() instanceof Detail.GenericTest test) {
            return Wildcard.matches(test.test(), value);
        }
        return resource instanceof UnitTest test && Wildcard.matches(test.name(), value);
    }

    private static Predicate<Resource> testType(String value) {
        return switch (value) {
            case "generic", "schema" ->
                resource -> resource instanceof Node node && node.detail() instanceof Detail.GenericTest;
            case "singular" ->
                resource -> resource instanceof Node node && node.detail() instanceof Detail.SingularTest;
            case "data" -> resource -> resource.type() == ResourceType.TEST;
            case "unit" -> resource -> resource.type() == ResourceType.UNIT_TEST;
            default ->
                throw Problem.user("`" + value + "` is not a type of test")
                        .hint("there are: generic, singular, data, unit")
                        .exception();
        };
    }

    private static Predicate<Resource> ofType(String value) {
        ResourceType type = ResourceType.find(value)
                .orElseThrow(() -> Problem.user("`" + value + "` is not a type of resource")
                        .hint("there are: model, seed, snapshot, test, unit_test, source, exposure, …")
                        .exception());
        return resource -> resource.type() == type;
    }

    private static Predicate<Resource> version(String value) {
        return resource -> model(resource).filter(it -> version(it, value)).isPresent();
    }

    private static boolean version(Detail.Model model, String value) {
        if (value.equals("none")) {
            return model.version() == null;
        }
        if (model.version() == null || model.latestVersion() == null) {
            return false;
        }
        int order = Versions.compare(model.version(), model.latestVersion());
        return switch (value) {
            case "latest" -> order == 0;
            case "prerelease" -> order > 0;
            case "old" -> order < 0;
            default ->
                throw Problem.user("`" + value + "` is not a choice of versions")
                        .hint("there are: latest, prerelease, old, none")
                        .exception();
        };
    }

    private static Predicate<Resource> named(ResourceType type, String value) {
        int dot = value.indexOf('.');
        String packageName = dot < 0 ? "*" : value.substring(0, dot);
        String name = value.substring(dot + 1);
        return resource -> resource.type() == type
                && Wildcard.matches(resource.packageName(), packageName)
                && Wildcard.matches(resource.name(), name);
    }
}
