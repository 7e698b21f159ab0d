package dev.feira.jinja;

import java.util.Map;
import java.util.Optional;

/// A template that has been run for what it defines.
///
/// @param exported the macros and variables of its top level, those that begin with `_` excepted
/// @param text what it printed
public record Module(Map<String, Object> exported, String text) {
    public Optional<Object> find(String name) {
        return Optional.ofNullable(exported.get(name));
    }

    /// The macro of that name.
    public Optional<Macro> macro(String name) {
        return exported.get(name) instanceof Macro macro ? Optional.of(macro) : Optional.empty();
    }
}
