package dev.feira.transform.macros;

import dev.feira.jinja.MacroDefinition;
import dev.feira.transform.manifest.Macro;

/// A macro as the manifest lists it, together with what Jinja made of it.
public record DefinedMacro(Macro macro, MacroDefinition definition) {
    public String name() {
        return macro.name();
    }

    public String packageName() {
        return macro.packageName();
    }

    public DefinedMacro with(Macro other) {
        return new DefinedMacro(other, definition);
    }
}
