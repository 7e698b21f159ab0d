package dev.feira.transform.parse;

import dev.feira.jinja.Python;
import dev.feira.jinja.Scope;
import dev.feira.transform.context.BaseContext;
import dev.feira.transform.context.Occasion;
import dev.feira.transform.macros.MacroLibrary;
import dev.feira.transform.project.Project;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What every step of one parse shares.
record Parsing(Project project, Occasion occasion, MacroLibrary macros, ConfigRules configs, Warnings warnings) {
    /// A new map of the names that any template of `packageName` sees.
    Map<String, @Nullable Object> names(String packageName, String owner) {
        return names(project, occasion, packageName, owner);
    }

    static Map<String, @Nullable Object> names(Project project, Occasion occasion, String packageName, String owner) {
        Map<String, @Nullable Object> vars =
                project.vars(packageName, occasion.invocation().vars());
        Map<String, @Nullable Object> names = BaseContext.of(occasion, vars, owner, false);
        names.put("target", Python.value(project.target().context()));
        names.put("project_name", project.root().name());
        return names;
    }

    static Scope yamlScope(Project project, Occasion occasion, String packageName) {
        return Scope.of(names(project, occasion, packageName, "<Configuration>"));
    }
}
