package dev.feira.transform.parse;

import dev.feira.core.Location;
import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.Python;
import dev.feira.jinja.Scope;
import dev.feira.jinja.TemplateException;
import dev.feira.transform.context.DbtEnvironment;
import dev.feira.transform.context.Templates;
import dev.feira.transform.manifest.Doc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Renders descriptions; `doc('name')` brings in a docs block.
final class Descriptions {
    private final Map<String, Doc> docs;
    private final String rootPackage;
    private final Map<String, @Nullable Object> names;

    Descriptions(Map<String, Doc> docs, String rootPackage, Map<String, @Nullable Object> names) {
        this.docs = docs;
        this.rootPackage = rootPackage;
        this.names = names;
    }

    /// A description and the ids of the docs blocks in it.
    record Description(String text, List<String> blocks) {
        static final Description NONE = new Description("", List.of());
    }

    Description render(@Nullable Object written, String packageName, Location where) {
        if (written == null) {
            return Description.NONE;
        }
        String text = written.toString();
        if (!DbtEnvironment.isTemplate(text)) {
            return new Description(text, List.of());
        }
        List<String> used = new ArrayList<>();
        Map<String, @Nullable Object> own = new LinkedHashMap<>(names);
        own.put("doc", (Callable) arguments -> doc(arguments, packageName, used));
        try {
            String rendered =
                    DbtEnvironment.environment().template(where.file(), text).render(Scope.of(own));
            return new Description(rendered, used);
        } catch (TemplateException failure) {
            throw Templates.problem(failure, where);
        }
    }

    private Object doc(Arguments arguments, String packageName, List<String> used) {
        List<String> words = arguments.positional().stream().map(Python::str).toList();
        String name = words.getLast();
        Optional<Doc> found = words.size() > 1 ? find(words.getFirst(), name) : search(packageName, name);
        Doc doc = found.orElseThrow(() -> new TemplateException(
                "CompilationError",
                "there is no docs block `" + name + "`: write `{% docs " + name + " %}` in a .md file"));
        used.add(doc.id().uniqueId());
        return doc.contents();
    }

    private Optional<Doc> search(String packageName, String name) {
        return find(packageName, name)
                .or(() -> find(rootPackage, name))
                .or(() -> docs.values().stream()
                        .filter(doc -> doc.id().name().equals(name))
                        .findFirst());
    }

    private Optional<Doc> find(String packageName, String name) {
        return Optional.ofNullable(docs.get("doc." + packageName + "." + name));
    }
}
