package dev.feira.transform.run;

import dev.feira.jinja.Python;
import dev.feira.transform.context.BaseContext;
import dev.feira.transform.context.DbtEnvironment;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.project.TargetOutput;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The query comment of each node.
final class Comments {
    private final Workshop workshop;

    Comments(Workshop workshop) {
        this.workshop = workshop;
    }

    /// What puts the node's comment on a statement.
    UnaryOperator<String> of(Resource node) {
        String template = workshop.comment().template();
        String comment = template == null ? standard(node) : rendered(template, node);
        return sql -> workshop.comment().on(sql, comment);
    }

    private String standard(Resource node) {
        TargetOutput target = workshop.project().target();
        return "{\"app\": \"dbt\", \"dbt_version\": \"" + BaseContext.DBT_VERSION + "\", \"profile_name\": \""
                + target.profileName() + "\", \"target_name\": \"" + target.name() + "\", \"node_id\": \""
                + node.uniqueId() + "\"}";
    }

    private String rendered(String template, Resource node) {
        if (!DbtEnvironment.isTemplate(template)) {
            return template;
        }
        Map<String, @Nullable Object> vars = workshop.project()
                .vars(node.packageName(), workshop.occasion().invocation().vars());
        Map<String, @Nullable Object> names =
                new LinkedHashMap<>(BaseContext.of(workshop.occasion(), vars, node.uniqueId(), false));
        names.put("target", Python.value(workshop.project().target().context()));
        names.put("node", Python.value(workshop.values().apply(node)));
        names.put("connection_name", node.uniqueId());
        return DbtEnvironment.environment().template("query-comment", template).render(names);
    }
}
