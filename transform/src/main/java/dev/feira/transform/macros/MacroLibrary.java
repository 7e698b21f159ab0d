package dev.feira.transform.macros;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// All macros by package and name, with dbt's rules of who comes before whom.
public final class MacroLibrary {
    private static final String CORE = "dbt";

    private final String rootPackage;
    private final String adapter;
    private final Map<String, List<String>> searchOrders;
    private final Map<String, Map<String, DefinedMacro>> packages = new LinkedHashMap<>();
    private final Map<String, DefinedMacro> internal = new LinkedHashMap<>();
    private final List<String> internalPackages;

    /// @param internalPackages dbt's own packages, those that win first
    /// @param adapter the engine's name, for dispatch
    /// @param searchOrders the project's `dispatch:`
    public MacroLibrary(
            String rootPackage,
            List<String> internalPackages,
            String adapter,
            Map<String, List<String>> searchOrders,
            Collection<DefinedMacro> macros) {
        this.rootPackage = rootPackage;
        this.internalPackages = internalPackages;
        this.adapter = adapter;
        this.searchOrders = searchOrders;
        macros.forEach(this::add);
        internalPackages.reversed().forEach(name -> internal.putAll(of(name)));
    }

    private void add(DefinedMacro macro) {
        Map<String, DefinedMacro> mine = packages.computeIfAbsent(macro.packageName(), name -> new LinkedHashMap<>());
        DefinedMacro before = mine.putIfAbsent(macro.name(), macro);
        if (before != null) {
            throw Problem.user("two macros of package `" + macro.packageName() + "` are named `" + macro.name()
                            + "`; the other is in `" + before.macro().id().originalFilePath() + "`")
                    .at(new Location(
                            macro.macro().id().originalFilePath(), macro.macro().line(), 1))
                    .hint("rename or remove one of them")
                    .exception();
        }
    }

    public Stream<DefinedMacro> all() {
        return packages.values().stream().flatMap(mine -> mine.values().stream());
    }

    public Map<String, DefinedMacro> of(String packageName) {
        return packages.getOrDefault(packageName, Map.of());
    }

    /// Whether a template may write `name.macro()`.
    public boolean isPackage(String name) {
        return name.equals(CORE) || (packages.containsKey(name) && !internalPackages.contains(name));
    }

    /// The macro of that package; `dbt` means all of dbt's own.
    public Optional<DefinedMacro> inPackage(String packageName, String name) {
        Map<String, DefinedMacro> mine = packageName.equals(CORE) ? internal : of(packageName);
        return Optional.ofNullable(mine.get(name));
    }

    /// What an unqualified name means in a template of `packageName`: its own macros, then the project's, then dbt's.
    public Optional<DefinedMacro> find(String packageName, String name) {
        DefinedMacro own = of(packageName).get(name);
        if (own != null) {
            return Optional.of(own);
        }
        DefinedMacro root = of(rootPackage).get(name);
        return Optional.ofNullable(root != null ? root : internal.get(name));
    }

    /// What `adapter.dispatch(name, namespace)` means: the engine's own version before `default__`, package by package.
    public Optional<DefinedMacro> dispatched(String packageName, String name, Optional<String> namespace) {
        for (String prefix : prefixes(namespace)) {
            for (String kind : List.of(adapter, "default")) {
                String wanted = kind + "__" + name;
                Optional<DefinedMacro> found = prefix.isEmpty() ? find(packageName, wanted) : inPackage(prefix, wanted);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private List<String> prefixes(Optional<String> namespace) {
        if (namespace.isEmpty()) {
            return List.of("");
        }
        List<String> order = searchOrders.get(namespace.get());
        if (order != null) {
            return order;
        }
        return isPackage(namespace.get()) ? List.of(rootPackage, namespace.get()) : List.of("");
    }

    /// The macro that carries out a materialization: the engine's own before the default one, and of each the project's
    /// before dbt's before a package's (a package cannot replace what dbt brings).
    public Optional<DefinedMacro> materialization(String name) {
        for (String kind : List.of(adapter, "default")) {
            String wanted = "materialization_" + name + "_" + kind;
            for (String owner : materializationOwners()) {
                DefinedMacro found = of(owner).get(wanted);
                if (found != null) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    private List<String> materializationOwners() {
        List<String> owners = new ArrayList<>(List.of(rootPackage));
        owners.addAll(internalPackages);
        packages.keySet().stream().filter(name -> !owners.contains(name)).forEach(owners::add);
        return owners;
    }

    /// The macro that names things (`generate_schema_name` …) for nodes of `packageName`.
    public Optional<DefinedMacro> naming(String packageName, String name) {
        DefinedMacro root = of(rootPackage).get(name);
        if (root != null) {
            return Optional.of(root);
        }
        DefinedMacro own = of(packageName).get(name);
        return Optional.ofNullable(own != null ? own : internal.get(name));
    }

    /// Whether a macro of that name is defined outside dbt itself.
    public boolean overridden(String name) {
        return packages.entrySet().stream()
                .anyMatch(entry -> !internalPackages.contains(entry.getKey())
                        && entry.getValue().containsKey(name));
    }

    public String rootPackage() {
        return rootPackage;
    }

    public String adapter() {
        return adapter;
    }
}
