package dev.feira.transform.parse;

import dev.feira.transform.macros.DefinedMacro;
import dev.feira.transform.macros.MacroFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The macros that come with Feira under dbt's own package names.
final class BuiltInMacros {
    private BuiltInMacros() {}

    /// Package names, the engine's before dbt's.
    static List<String> packages(String adapter) {
        return List.of("dbt_" + adapter, "dbt");
    }

    static List<DefinedMacro> of(String packageName) {
        List<DefinedMacro> macros = new ArrayList<>();
        for (String path :
                resource("/dbt/" + packageName + "/index.txt").lines().toList()) {
            if (!path.isBlank()) {
                String source = resource("/dbt/" + packageName + "/" + path.strip());
                macros.addAll(MacroFile.macros(packageName, path.strip(), source));
            }
        }
        return macros;
    }

    private static String resource(String name) {
        try (InputStream input = BuiltInMacros.class.getResourceAsStream(name)) {
            return input == null ? "" : new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
