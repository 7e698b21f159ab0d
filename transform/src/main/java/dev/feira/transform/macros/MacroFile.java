package dev.feira.transform.macros;

import dev.feira.jinja.Block;
import dev.feira.jinja.Parameter;
import dev.feira.jinja.TemplateException;
import dev.feira.transform.context.DbtEnvironment;
import dev.feira.transform.context.Templates;
import dev.feira.transform.manifest.Identity;
import dev.feira.transform.manifest.Macro;
import dev.feira.transform.manifest.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the macros, generic tests and materializations of one file.
public final class MacroFile {
    private static final List<String> ALL = List.of("macro", "test", "data_test", "materialization");
    private static final List<String> TESTS = List.of("test", "data_test");

    private final String packageName;
    private final String path;
    private final boolean inTests;

    private MacroFile(String packageName, String path, boolean inTests) {
        this.inTests = inTests;
        this.packageName = packageName;
        this.path = path;
    }

    /// Those of a file in a macro folder.
    ///
    /// @param path relative to the package's root
    public static List<DefinedMacro> macros(String packageName, String path, String source) {
        return new MacroFile(packageName, path, false).read(source, ALL);
    }

    /// The generic tests of a file in a test folder.
    public static List<DefinedMacro> genericTests(String packageName, String path, String source) {
        return new MacroFile(packageName, path, true).read(source, TESTS);
    }

    private List<DefinedMacro> read(String source, List<String> tags) {
        try {
            List<DefinedMacro> macros = new ArrayList<>();
            for (Block block :
                    DbtEnvironment.environment().template(path, source).blocks()) {
                if (tags.contains(block.tag())) {
                    macros.add(defined(block));
                }
            }
            return macros;
        } catch (TemplateException failure) {
            throw Templates.problem(failure);
        }
    }

    private DefinedMacro defined(Block block) {
        String name = name(block);
        Identity id = new Identity(
                ResourceType.MACRO,
                "macro." + packageName + "." + name,
                packageName,
                name,
                List.of(packageName, name),
                path,
                path);
        Macro macro = new Macro(
                id,
                block.text(),
                block.place().line(),
                List.of(),
                "",
                Map.of(),
                docs(),
                inTests ? List.of() : arguments(block),
                languages(block),
                null);
        return new DefinedMacro(macro, block.macro(name));
    }

    private static String name(Block block) {
        return switch (block.tag()) {
            case "materialization" -> "materialization_" + block.name() + "_" + adapter(block);
            case "test", "data_test" -> "test_" + block.name();
            default -> block.name();
        };
    }

    private static String adapter(Block block) {
        return Optional.ofNullable(block.options().get("adapter"))
                .map(String::valueOf)
                .orElse("default");
    }

    private static @Nullable List<String> languages(Block block) {
        if (!block.tag().equals("materialization")) {
            return null;
        }
        return block.options().get("supported_languages") instanceof Iterable<?> named ? texts(named) : List.of("sql");
    }

    private static List<String> texts(Iterable<?> values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(String.valueOf(value)));
        return texts;
    }

    /// Without a word from YAML a macro's arguments are listed with their names only.
    private static List<Map<String, @Nullable Object>> arguments(Block block) {
        List<Map<String, @Nullable Object>> arguments = new ArrayList<>();
        for (Parameter parameter : block.macro().parameters()) {
            Map<String, @Nullable Object> argument = new LinkedHashMap<>();
            argument.put("name", parameter.name());
            argument.put("type", null);
            argument.put("description", "");
            arguments.add(argument);
        }
        return arguments;
    }

    private static Map<String, @Nullable Object> docs() {
        Map<String, @Nullable Object> docs = new LinkedHashMap<>();
        docs.put("show", true);
        docs.put("node_color", null);
        return docs;
    }
}
