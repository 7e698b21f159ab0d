package dev.feira.jinja;

import dev.feira.jinja.builtin.Filters;
import dev.feira.jinja.builtin.Globals;
import dev.feira.jinja.builtin.Tests;
import dev.feira.jinja.interpret.Program;
import dev.feira.jinja.interpret.Registry;
import dev.feira.jinja.interpret.Render;
import dev.feira.jinja.syntax.Parser;
import dev.feira.jinja.syntax.Source;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The language that templates are written in: Jinja 3.1 with `do`, `break` and `continue`, plus what a host adds.
/// Immutable and safe for any number of threads; each method that adds something gives a new environment.
public final class Environment {
    private final Map<String, Object> globals;
    private final Map<String, Callable> filters;
    private final Map<String, Callable> tests;
    private final Map<String, BlockTag> tags;
    private final Options options;
    private final UndefinedPolicy policy;
    private final Registry registry = new Lookup();

    private Environment(
            Map<String, Object> globals,
            Map<String, Callable> filters,
            Map<String, Callable> tests,
            Map<String, BlockTag> tags,
            Options options,
            UndefinedPolicy policy) {
        this.globals = globals;
        this.filters = filters;
        this.tests = tests;
        this.tags = tags;
        this.options = options;
        this.policy = policy;
    }

    /// Jinja's own globals, filters and tests.
    public static Environment standard() {
        return new Environment(Globals.all(), Map.of(), Map.of(), Map.of(), Options.standard(), Undefined::named);
    }

    /// With a name that every template sees unless its scope has it too.
    public Environment global(String name, @Nullable Object value) {
        return new Environment(with(globals, name, Python.value(value)), filters, tests, tags, options, policy);
    }

    /// With a filter, which gets the filtered value as its first argument.
    public Environment filter(String name, Callable filter) {
        return new Environment(globals, with(filters, name, filter), tests, tags, options, policy);
    }

    /// With a test, which gets the tested value as its first argument.
    public Environment test(String name, Callable test) {
        return new Environment(globals, filters, with(tests, name, test), tags, options, policy);
    }

    public Environment tag(BlockTag tag) {
        return new Environment(globals, filters, tests, with(tags, tag.name(), tag), options, policy);
    }

    public Environment options(Options chosen) {
        return new Environment(globals, filters, tests, tags, chosen, policy);
    }

    public Environment undefined(UndefinedPolicy chosen) {
        return new Environment(globals, filters, tests, tags, options, chosen);
    }

    public Template template(String source) {
        return template("<template>", source);
    }

    /// A template read from its source; a [TemplateException] with place if it is not one. The path is for messages.
    public Template template(String path, String text) {
        Source source = new Source(path, text);
        return new Template(this, source, Parser.template(source, options, tags));
    }

    public Expression expression(String source) {
        return expression("<expression>", source);
    }

    /// A single expression, without braces.
    public Expression expression(String path, String text) {
        Parser.Parsed parsed = Parser.expression(new Source(path, text));
        Program.Expression program = Program.expression(parsed.node(), parsed.source(), registry);
        return scope -> program.value(render(scope));
    }

    Registry registry() {
        return registry;
    }

    Render render(Scope scope) {
        return new Render(scope, globals, policy);
    }

    private static <T> Map<String, T> with(Map<String, T> map, String name, T value) {
        Map<String, T> more = new HashMap<>(map);
        more.put(name, value);
        return Map.copyOf(more);
    }

    private final class Lookup implements Registry {
        private final Map<String, Callable> builtinFilters = Filters.all(this);
        private final Map<String, Callable> builtinTests = Tests.all(this);

        @Override
        public @Nullable Callable filter(String name) {
            Callable own = filters.get(name);
            return own == null ? builtinFilters.get(name) : own;
        }

        @Override
        public @Nullable Callable test(String name) {
            Callable own = tests.get(name);
            return own == null ? builtinTests.get(name) : own;
        }

        @Override
        public int maxDepth() {
            return options.maxDepth();
        }
    }
}
