package dev.feira.transform.parse;

import dev.feira.jinja.Call;
import dev.feira.transform.macros.DefinedMacro;
import dev.feira.transform.macros.MacroFile;
import dev.feira.transform.macros.MacroLibrary;
import dev.feira.transform.manifest.Macro;
import dev.feira.transform.project.Project;
import dev.feira.transform.project.ProjectFile;
import dev.feira.transform.yaml.Yaml;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads all macros: dbt's own, the packages', the project's.
final class MacroReader {
    private MacroReader() {}

    static MacroLibrary read(Project project) {
        String adapter = project.target().type();
        List<String> internal = BuiltInMacros.packages(adapter);
        List<DefinedMacro> macros = new ArrayList<>();
        internal.parallelStream().map(BuiltInMacros::of).toList().forEach(macros::addAll);
        project.all().stream().flatMap(MacroReader::of).forEach(macros::add);
        return new MacroLibrary(
                project.root().name(), internal, adapter, project.root().dispatch(), macros);
    }

    private static Stream<DefinedMacro> of(ProjectFile project) {
        ProjectFiles files = new ProjectFiles(project);
        List<List<DefinedMacro>> macros = files.in(project.paths().macros(), ".sql").parallelStream()
                .map(file -> MacroFile.macros(project.name(), file.path(), file.text()))
                .toList();
        List<List<DefinedMacro>> tests = files.in(project.paths().tests(), ".sql").stream()
                .filter(file -> file.inFolder().startsWith("generic/"))
                .map(file -> MacroFile.genericTests(project.name(), file.path(), file.text()))
                .toList();
        return Stream.concat(macros.stream(), tests.stream()).flatMap(Collection::stream);
    }

    /// The macros as the manifest lists them: with what they call and what YAML says about them.
    static Map<String, Macro> listed(MacroLibrary library, EntryBook book, PropertiesReader properties) {
        Map<String, Macro> macros = new LinkedHashMap<>();
        library.all().forEach(macro -> {
            Macro calling = macro.macro().dependingOn(calls(macro, library));
            Optional<Entry> entry = book.find(macro.packageName(), "macros", macro.name());
            entry.ifPresent(book::use);
            macros.put(
                    calling.uniqueId(),
                    entry.map(said -> described(calling, said, properties)).orElse(calling));
        });
        return macros;
    }

    private static Macro described(Macro macro, Entry entry, PropertiesReader properties) {
        List<Map<String, @Nullable Object>> arguments = new ArrayList<>();
        for (Yaml.Mapping argument : entry.children("arguments")) {
            Map<String, @Nullable Object> shape = new LinkedHashMap<>();
            shape.put("name", null);
            shape.put("type", null);
            shape.putAll(argument.plain());
            shape.put("description", properties.description(argument, entry).text());
            arguments.add(shape);
        }
        Map<String, @Nullable Object> docs = new LinkedHashMap<>(macro.docs());
        docs.putAll(entry.map("docs"));
        Map<String, Object> meta = Values.filledMap(entry.values().get("meta"));
        meta.putAll(Values.filledMap(entry.map("config").get("meta")));
        return new Macro(
                macro.id(),
                macro.sql(),
                macro.line(),
                macro.dependsOn(),
                properties.description(entry.tree(), entry).text(),
                meta,
                docs,
                arguments.isEmpty() ? macro.arguments() : arguments,
                macro.languages(),
                entry.packageName() + "://" + entry.path());
    }

    private static List<String> calls(DefinedMacro macro, MacroLibrary library) {
        Set<String> ids = new LinkedHashSet<>();
        for (Call call : macro.definition().calls()) {
            called(macro, call, library)
                    .map(found -> found.macro().uniqueId())
                    .filter(id -> !id.equals(macro.macro().uniqueId()))
                    .ifPresent(ids::add);
        }
        return new ArrayList<>(ids);
    }

    private static Optional<DefinedMacro> called(DefinedMacro macro, Call call, MacroLibrary library) {
        if (call.name().equals("adapter.dispatch")) {
            return call.positional().isEmpty() || !(call.positional().getFirst() instanceof String name)
                    ? Optional.empty()
                    : library.dispatched(macro.packageName(), name, namespace(call));
        }
        int dot = call.name().indexOf('.');
        return dot < 0
                ? library.find(macro.packageName(), call.name())
                : library.inPackage(call.name().substring(0, dot), call.name().substring(dot + 1));
    }

    private static Optional<String> namespace(Call call) {
        Object given = call.named().containsKey("macro_namespace")
                ? call.named().get("macro_namespace")
                : call.positional().size() > 1 ? call.positional().get(1) : null;
        return given instanceof String name ? Optional.of(name) : Optional.empty();
    }
}
