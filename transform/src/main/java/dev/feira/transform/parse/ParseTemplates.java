package dev.feira.transform.parse;

import dev.feira.jinja.Environment;
import dev.feira.jinja.Template;
import dev.feira.transform.context.DbtEnvironment;

/// Jinja that forgives unknown names, for templates of nodes while they are parsed.
final class ParseTemplates {
    private static final Environment FORGIVING = DbtEnvironment.environment().undefined(UnknownName::new);

    private ParseTemplates() {}

    static Template of(String path, String source) {
        return FORGIVING.template(path, source);
    }
}
