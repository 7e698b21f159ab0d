package dev.feira.transform.parse;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Identity;
import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Ref;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.manifest.Source;
import dev.feira.transform.manifest.SourceRef;
import dev.feira.transform.manifest.Uses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Says what a `ref()` or `source()` means, looking first in the project, then in the package of whoever asks, then
/// anywhere.
public final class Resolver {
    private final String rootPackage;
    private final Map<String, List<Node>> nodes = new HashMap<>();
    private final Map<String, List<Source>> sources = new HashMap<>();
    private final Set<String> disabled = new HashSet<>();

    Resolver(String rootPackage, Collection<Node> enabled, Collection<Source> sources) {
        this.rootPackage = rootPackage;
        enabled.stream()
                .filter(Resolver::referable)
                .forEach(node -> this.nodes
                        .computeIfAbsent(node.name(), name -> new ArrayList<>())
                        .add(node));
        sources.forEach(source -> this.sources
                .computeIfAbsent(key(source.sourceName(), source.name()), name -> new ArrayList<>())
                .add(source));
    }

    /// One over a finished manifest, for use while nodes run.
    public static Resolver over(Manifest manifest) {
        return new Resolver(
                manifest.metadata().projectName(),
                manifest.nodes().values(),
                manifest.sources().values());
    }

    void disabledNames(Collection<String> names) {
        disabled.addAll(names);
    }

    static boolean referable(Node node) {
        return node.type() == ResourceType.MODEL
                || node.type() == ResourceType.SEED
                || node.type() == ResourceType.SNAPSHOT;
    }

    /// Unique ids of all that is mentioned, each once, in the order of first mention: sources, then refs.
    ///
    /// @param where the place of a mentioned name, for errors
    List<String> resolve(Identity who, Uses uses, Function<String, Location> where) {
        Set<String> ids = new LinkedHashSet<>();
        for (SourceRef source : uses.sources()) {
            ids.add(find(who.packageName(), source)
                    .orElseThrow(() -> missing(who, source, where.apply(source.table())))
                    .uniqueId());
        }
        for (Ref ref : uses.refs()) {
            Node target = find(who.packageName(), ref).orElseThrow(() -> missing(who, ref, where.apply(ref.name())));
            ids.add(target.uniqueId());
        }
        return new ArrayList<>(ids);
    }

    /// Whether everything mentioned is there, or at least nothing mentioned is switched off.
    boolean reachesOnlyEnabled(Identity who, Uses uses) {
        return uses.refs().stream()
                        .noneMatch(ref -> find(who.packageName(), ref).isEmpty() && disabled.contains(ref.name()))
                && uses.sources().stream()
                        .noneMatch(source -> find(who.packageName(), source).isEmpty()
                                && disabled.contains(key(source.source(), source.table())));
    }

    /// The node that `ref` means in a template of `packageName`.
    public Optional<Node> find(String packageName, Ref ref) {
        List<Node> named = nodes.getOrDefault(ref.name(), List.of()).stream()
                .filter(node -> fits(node, ref.version()))
                .toList();
        if (ref.packageName() != null) {
            return named.stream()
                    .filter(node -> node.packageName().equals(ref.packageName()))
                    .findFirst();
        }
        return nearest(named, packageName);
    }

    public Optional<Source> find(String packageName, SourceRef ref) {
        List<Source> named = sources.getOrDefault(key(ref.source(), ref.table()), List.of());
        return named.stream()
                .filter(source -> source.packageName().equals(rootPackage))
                .findFirst()
                .or(() -> named.stream()
                        .filter(source -> source.packageName().equals(packageName))
                        .findFirst())
                .or(() -> named.stream().findFirst());
    }

    private Optional<Node> nearest(List<Node> named, String packageName) {
        return named.stream()
                .filter(node -> node.packageName().equals(rootPackage))
                .findFirst()
                .or(() -> named.stream()
                        .filter(node -> node.packageName().equals(packageName))
                        .findFirst())
                .or(() -> named.stream().findFirst());
    }

    /// Without a version the latest is meant.
    private static boolean fits(Node node, @Nullable Object version) {
        if (!(node.detail() instanceof Detail.Model model) || model.version() == null) {
            return version == null;
        }
        Object wanted = version == null ? model.latestVersion() : version;
        return Objects.toString(wanted).equals(model.version().toString());
    }

    Optional<Node> model(String packageName, String name) {
        return find(packageName, new Ref(name, null, null));
    }

    boolean isDisabled(String name) {
        return disabled.contains(name);
    }

    String hint(String name) {
        return Hints.meant(name, nodes.keySet());
    }

    static String key(String source, String table) {
        return source + "." + table;
    }

    private RuntimeException missing(Identity who, Ref ref, Location where) {
        boolean off = disabled.contains(ref.name());
        String version = ref.version() == null ? "" : " (version " + ref.version() + ")";
        String what = "`" + who.uniqueId() + "` depends on a node named `" + ref.name() + "`" + version
                + (ref.packageName() == null ? "" : " in package `" + ref.packageName() + "`");
        return Problem.user(what + (off ? " which is disabled" : " which was not found"))
                .at(where)
                .hint(off ? "enable it, or disable `" + who.name() + "` too" : hint(ref.name()))
                .exception();
    }

    private RuntimeException missing(Identity who, SourceRef ref, Location where) {
        boolean off = disabled.contains(key(ref.source(), ref.table()));
        return Problem.user("`" + who.uniqueId() + "` depends on a source named `" + key(ref.source(), ref.table())
                        + "`" + (off ? " which is disabled" : " which was not found"))
                .at(where)
                .hint(Hints.meant(key(ref.source(), ref.table()), new TreeSet<>(sources.keySet())))
                .exception();
    }
}
