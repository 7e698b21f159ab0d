package dev.feira.jinja.interpret;

import dev.feira.jinja.None;
import dev.feira.jinja.Scope;
import dev.feira.jinja.UndefinedPolicy;
import dev.feira.jinja.values.Interop;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One rendering: where free names are found, and what the template has assigned at its top level.
public final class Render {
    private final Scope scope;
    private final Map<String, Object> globals;
    private final UndefinedPolicy policy;
    private final Map<String, Object> assigned = new HashMap<>();
    private final Map<String, Object> exported = new LinkedHashMap<>();

    public Render(Scope scope, Map<String, Object> globals, UndefinedPolicy policy) {
        this.scope = scope;
        this.globals = globals;
        this.policy = policy;
    }

    @Nullable
    Object resolve(String name) {
        Object value = assigned.get(name);
        if (value == null) {
            value = scope.find(name);
            value = value == null ? globals.get(name) : Interop.value(value);
        }
        return value;
    }

    Object undefined(String name) {
        return Interop.value(policy.missing(name));
    }

    void assign(String name, Object value) {
        assigned.put(name, value);
        if (!name.startsWith("_")) {
            exported.put(name, value);
        }
    }

    /// What the template has assigned at its top level under public names.
    public Map<String, Object> exported() {
        return exported;
    }

    static Object orNone(@Nullable Object value) {
        return value == null ? None.NONE : value;
    }
}
