package dev.feira.transform.macros;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.Callable;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.Python;
import dev.feira.jinja.Scope;
import dev.feira.jinja.Signature;
import dev.feira.jinja.TemplateException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All names that the template of one node sees: macros first, then the context's own names. Macros called from it see
/// the same names, which is dbt's rule: a macro resolves names where it is called, not where it stands.
public final class NodeScope implements Scope {
    private static final Signature DISPATCH = Signature.of("dispatch", 1, "macro_name", "macro_namespace", "packages");

    private final MacroLibrary library;
    private final String packageName;
    private final Map<String, ?> names;
    private final Map<String, ?> stubs;
    private final MacroCalls calls = new MacroCalls();
    private final Map<String, BoundMacro> bound = new HashMap<>();

    /// @param packageName of the node, whose own macros come first
    /// @param names the context; looked up live, so that it may be filled later
    public NodeScope(MacroLibrary library, String packageName, Map<String, ?> names) {
        this(library, packageName, names, Map.of());
    }

    /// @param stubs what stands in place of macros, by name: a unit test's `overrides`
    public NodeScope(MacroLibrary library, String packageName, Map<String, ?> names, Map<String, ?> stubs) {
        this.library = library;
        this.packageName = packageName;
        this.names = names;
        this.stubs = stubs;
    }

    @Override
    public @Nullable Object find(String name) {
        Object stub = stubs.get(name);
        if (stub != null) {
            return stub;
        }
        Optional<DefinedMacro> macro = library.find(packageName, name);
        if (macro.isPresent()) {
            return bind(macro.get());
        }
        if (names.containsKey(name)) {
            return Python.value(names.get(name));
        }
        return library.isPackage(name) ? new PackageNames(name) : null;
    }

    public MacroCalls calls() {
        return calls;
    }

    public MacroLibrary library() {
        return library;
    }

    /// The macro with this scope's names.
    public Callable bind(DefinedMacro macro) {
        return bound.computeIfAbsent(macro.macro().uniqueId(), id -> new BoundMacro(macro, this, calls));
    }

    /// `adapter.dispatch(macro_name, macro_namespace)`.
    public Callable dispatch(Arguments arguments) {
        Bound given = DISPATCH.bind(arguments);
        String name = given.text(0);
        Optional<String> namespace = given.find(1).filter(Python::truth).map(Python::str);
        if (name.contains(".")) {
            String[] parts = name.split("\\.", 2);
            throw new TemplateException(
                    "CompilationError",
                    "In adapter.dispatch, got a macro name of \"" + name + "\", but \".\" is not a valid macro name"
                            + " component. Did you mean `adapter.dispatch(\"" + parts[1] + "\", macro_namespace=\""
                            + parts[0] + "\")`?");
        }
        return library.dispatched(packageName, name, namespace)
                .map(this::bind)
                .orElseThrow(() -> new TemplateException(
                        "CompilationError",
                        "In dispatch: No macro named '" + name + "' found within namespace: '"
                                + namespace.orElse("None") + "'"));
    }

    /// `package.macro`.
    private final class PackageNames implements PyObject {
        private final String name;

        PackageNames(String name) {
            this.name = name;
        }

        @Override
        public @Nullable Object attribute(String macro) {
            Object stub = stubs.get(name + "." + macro);
            if (stub != null) {
                return stub;
            }
            return library.inPackage(name, macro).map(NodeScope.this::bind).orElse(null);
        }

        @Override
        public @Nullable Object item(Object key) {
            return attribute(Python.str(key));
        }

        @Override
        public String repr() {
            return "<package " + name + ">";
        }
    }
}
