package dev.feira.transform.parse;

import dev.feira.jinja.Call;
import dev.feira.jinja.Python;
import dev.feira.jinja.Template;
import dev.feira.transform.macros.MacroLibrary;
import java.util.Set;

/// The fast path: a template that only calls `ref`, `source` and `config` with literals is understood without being
/// rendered. Most models are of that kind.
final class StaticReader {
    private static final Set<String> KNOWN = Set.of("ref", "source", "config");

    private final boolean allowed;

    StaticReader(MacroLibrary macros) {
        this.allowed = KNOWN.stream().noneMatch(macros::overridden);
    }

    /// Whether the template was of that kind; if so everything it says is captured.
    boolean read(Template template, Capture capture) {
        if (!allowed || !template.isStatic()) {
            return false;
        }
        if (!template.calls().stream().allMatch(call -> call.literal() && KNOWN.contains(call.name()))) {
            return false;
        }
        template.calls().forEach(call -> note(call, capture));
        return true;
    }

    private static void note(Call call, Capture capture) {
        switch (call.name()) {
            case "ref" -> capture.add(References.ref(call.positional(), call.named()));
            case "source" -> capture.add(References.source(call.positional()));
            default -> {
                call.positional().forEach(settings -> capture.configure(Values.map(Python.toJava(settings))));
                capture.configure(Values.map(Python.toJava(Python.value(call.named()))));
            }
        }
    }
}
