package dev.feira.transform.parse;

import dev.feira.jinja.TemplateException;
import dev.feira.transform.context.Templates;
import dev.feira.transform.manifest.Config;
import dev.feira.transform.manifest.Exposure;
import dev.feira.transform.manifest.Group;
import dev.feira.transform.manifest.Identity;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.manifest.Uses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads exposures and groups.
final class Exposures {
    private final Parsing parsing;
    private final PropertiesReader properties;
    private final StaticReader staticReader;

    Exposures(Parsing parsing, PropertiesReader properties) {
        this.parsing = parsing;
        this.properties = properties;
        this.staticReader = new StaticReader(parsing.macros());
    }

    Exposure exposure(Entry entry) {
        Identity id = Entries.id(entry, ResourceType.EXPOSURE);
        Map<String, @Nullable Object> asked = asked(entry);
        Config config = parsing.configs().settle(id.type(), entry.packageName(), id.fqn(), asked, Map.of());
        Map<String, @Nullable Object> owner = new LinkedHashMap<>();
        owner.put("email", null);
        owner.put("name", null);
        owner.putAll(entry.map("owner"));
        return new Exposure(
                id,
                entry.text("type").orElse("dashboard"),
                owner,
                properties.description(entry.tree(), entry).text(),
                entry.text("label").orElse(null),
                entry.text("maturity").orElse(null),
                entry.text("url").orElse(null),
                uses(entry, id, Values.texts(entry.values().get("depends_on"))),
                config,
                asked);
    }

    Group group(Entry entry) {
        Config config = new Config(Map.of("meta", Values.map(entry.map("config").get("meta"))));
        return new Group(
                Entries.id(entry, ResourceType.GROUP),
                entry.map("owner"),
                properties.description(entry.tree(), entry).text(),
                config);
    }

    /// What the calls mention: `ref('x')`, `source('a', 'b')`, `metric('m')`.
    Uses uses(Entry entry, Identity id, List<String> calls) {
        Capture capture = new Capture();
        for (String call : calls) {
            try {
                var template = ParseTemplates.of(entry.path(), call.contains("{{") ? call : "{{ " + call + " }}");
                if (!staticReader.read(template, capture)) {
                    template.render(ParseNames.scope(parsing, id, "", capture));
                }
            } catch (TemplateException failure) {
                throw Templates.problem(failure, entry.where());
            }
        }
        return new Uses(capture.refs(), capture.sources(), capture.metrics(), List.of(), List.of());
    }

    private static Map<String, @Nullable Object> asked(Entry entry) {
        Map<String, @Nullable Object> asked = entry.config();
        Optional.ofNullable(entry.values().get("tags"))
                .filter(tags -> !asked.containsKey("tags"))
                .ifPresent(tags -> asked.put("tags", tags));
        return asked;
    }
}
