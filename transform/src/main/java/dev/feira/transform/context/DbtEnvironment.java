package dev.feira.transform.context;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.BlockTag;
import dev.feira.jinja.Environment;

/// Jinja as dbt sets it up: blocks for tests, materializations, snapshots and docs, and filters that say what native
/// type a rendered YAML value shall have.
public final class DbtEnvironment {
    private static final Environment ENVIRONMENT = Environment.standard()
            .tag(BlockTag.parsed("test"))
            .tag(BlockTag.parsed("data_test"))
            .tag(BlockTag.parsed("materialization"))
            .tag(BlockTag.parsed("snapshot"))
            .tag(BlockTag.text("docs"))
            .filter("as_text", arguments -> marked(arguments, NativeValue.Kind.TEXT))
            .filter("as_bool", arguments -> marked(arguments, NativeValue.Kind.BOOL))
            .filter("as_native", arguments -> marked(arguments, NativeValue.Kind.ANY))
            .filter("as_number", arguments -> marked(arguments, NativeValue.Kind.NUMBER));

    private DbtEnvironment() {}

    public static Environment environment() {
        return ENVIRONMENT;
    }

    /// Whether the text holds Jinja at all; most does not.
    public static boolean isTemplate(String text) {
        int brace = text.indexOf('{');
        while (brace >= 0 && brace + 1 < text.length()) {
            char next = text.charAt(brace + 1);
            if (next == '{' || next == '%' || next == '#') {
                return true;
            }
            brace = text.indexOf('{', brace + 1);
        }
        return false;
    }

    private static Object marked(Arguments arguments, NativeValue.Kind kind) {
        return new NativeValue(arguments.get(0), kind);
    }
}
