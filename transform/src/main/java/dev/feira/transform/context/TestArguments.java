package dev.feira.transform.context;

import dev.feira.jinja.Environment;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.Python;
import dev.feira.jinja.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The arguments of a generic test as its macro gets them: each text rendered with its native type, `ref('x')` also
/// without braces.
public final class TestArguments {
    /// The name under which a test's template finds its arguments.
    public static final String NAME = "_dbt_generic_test_kwargs";

    private static final String COLUMN = "column_name";
    private static final Pattern CALL = Pattern.compile("\\s*(env_var|ref|var|source|doc)\\s*\\(.+\\)\\s*");

    private final Environment environment;
    private final Scope scope;

    public TestArguments(Environment environment, Scope scope) {
        this.environment = environment;
        this.scope = scope;
    }

    public PyDict render(Map<String, ? extends @Nullable Object> arguments) {
        PyDict rendered = PyDict.of();
        arguments.forEach(
                (name, value) -> rendered.put(name, name.equals(COLUMN) ? Python.value(value) : render(value)));
        return rendered;
    }

    /// The text with braces around what is a call without them.
    public static String template(String text) {
        return CALL.matcher(text).matches() ? "{{ " + text + " }}" : text;
    }

    private Object render(@Nullable Object value) {
        return switch (value) {
            case String text -> text(template(text));
            case List<?> list -> {
                List<Object> items = new ArrayList<>();
                list.forEach(item -> items.add(render(item)));
                yield Python.value(items);
            }
            case Map<?, ?> map -> {
                PyDict items = PyDict.of();
                map.forEach((key, item) -> items.put(Python.value(key), render(item)));
                yield items;
            }
            case null, default -> Python.value(value);
        };
    }

    private Object text(String text) {
        return DbtEnvironment.isTemplate(text)
                ? YamlRenderer.joined(environment.template("arguments", text).parts(scope))
                : text;
    }
}
