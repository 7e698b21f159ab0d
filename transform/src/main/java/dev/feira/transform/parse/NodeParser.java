package dev.feira.transform.parse;

import dev.feira.jinja.Template;
import dev.feira.jinja.TemplateException;
import dev.feira.transform.context.DbtEnvironment;
import dev.feira.transform.context.Templates;
import dev.feira.transform.macros.NodeScope;
import dev.feira.transform.manifest.Config;
import dev.feira.transform.manifest.Hook;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Properties;
import dev.feira.transform.manifest.Uses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the template of a node and settles what it says. Safe to use from several threads.
final class NodeParser {
    private final Parsing parsing;
    private final StaticReader staticReader;
    private final Naming naming;
    private final PropertiesReader properties;

    NodeParser(Parsing parsing, Naming naming, PropertiesReader properties) {
        this.parsing = parsing;
        this.staticReader = new StaticReader(parsing.macros());
        this.naming = naming;
        this.properties = properties;
    }

    Node parse(Draft draft) {
        Capture capture = new Capture();
        Reading reading = new Reading(draft, capture);
        reading.template(draft.id().originalFilePath(), draft.rawCode());
        return settled(draft, capture, reading, List.of());
    }

    /// A node whose template has been understood by other means.
    ///
    /// @param macros what the template calls
    Node settled(Draft draft, Capture capture, List<String> macros) {
        return settled(draft, capture, new Reading(draft, capture), macros);
    }

    private Node settled(Draft draft, Capture capture, Reading reading, List<String> macros) {
        Map<String, @Nullable Object> asked = draft.entry().map(Entry::config).orElse(Map.of());
        Config config = parsing.configs()
                .settle(draft.id().type(), draft.id().packageName(), draft.id().fqn(), asked, capture.config());
        hooks(config).forEach(hook -> reading.template(draft.id().originalFilePath(), hook.sql()));
        List<String> called = new ArrayList<>(macros);
        reading.calls().stream().filter(macro -> !called.contains(macro)).forEach(called::add);
        Properties described = properties.of(draft, config);
        return new Node(
                draft.id(),
                naming.name(draft, config),
                draft.rawCode(),
                draft.checksum(),
                config,
                new LinkedHashMap<>(capture.config()),
                parsing.configs()
                        .unrendered(
                                draft.id().type(),
                                draft.id().packageName(),
                                draft.id().fqn(),
                                asked,
                                capture.config()),
                new Uses(capture.refs(), capture.sources(), capture.metrics(), called, List.of()),
                described,
                Details.of(draft, config));
    }

    private static List<Hook> hooks(Config config) {
        List<Hook> hooks = new ArrayList<>(config.preHooks());
        hooks.addAll(config.postHooks());
        return hooks;
    }

    /// One node's templates being read: the scope is made only when one of them needs rendering.
    private final class Reading {
        private final Capture capture;
        private final Supplier<NodeScope> maker;
        private @Nullable NodeScope scope;

        Reading(Draft draft, Capture capture) {
            this.capture = capture;
            this.maker = () -> ParseNames.scope(parsing, draft.id(), draft.rawCode(), capture);
        }

        void template(String path, String source) {
            if (!DbtEnvironment.isTemplate(source)) {
                return;
            }
            try {
                Template template = ParseTemplates.of(path, source);
                if (!staticReader.read(template, capture)) {
                    template.render(scope());
                }
            } catch (TemplateException failure) {
                throw Templates.problem(failure);
            }
        }

        private NodeScope scope() {
            NodeScope made = scope == null ? maker.get() : scope;
            scope = made;
            return made;
        }

        List<String> calls() {
            return scope == null ? List.of() : scope.calls().called();
        }
    }

    /// Renders a template for a node outside the usual way, for tests with arguments.
    NodeScope scope(Draft draft, Capture capture) {
        return ParseNames.scope(parsing, draft.id(), draft.rawCode(), capture);
    }
}
