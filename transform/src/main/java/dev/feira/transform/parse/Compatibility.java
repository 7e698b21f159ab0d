package dev.feira.transform.parse;

import dev.feira.core.Problem;
import dev.feira.transform.context.BaseContext;
import dev.feira.transform.project.ProjectFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Holds a project's `require-dbt-version` against the dbt whose behaviour this follows.
final class Compatibility {
    private static final Pattern BOUND = Pattern.compile("\\s*(>=|<=|>|<|==|=|!=)?\\s*v?(\\d+(?:\\.\\d+)*)\\S*\\s*");

    private Compatibility() {}

    static void check(ProjectFile project) {
        List<String> bounds = new ArrayList<>();
        project.requiredVersions().forEach(text -> bounds.addAll(List.of(text.split(",", -1))));
        for (String bound : bounds) {
            if (!allows(bound)) {
                throw Problem.user("the project `" + project.name() + "` wants dbt `" + String.join(", ", bounds)
                                + "`, and this speaks dbt " + BaseContext.DBT_VERSION)
                        .at(project.where())
                        .hint("change `require-dbt-version` in dbt_project.yml")
                        .exception();
            }
        }
    }

    private static boolean allows(String bound) {
        Matcher matcher = BOUND.matcher(bound);
        if (!matcher.matches()) {
            return true;
        }
        int order = compare(BaseContext.DBT_VERSION, matcher.group(2));
        return switch (matcher.group(1) == null ? "=" : matcher.group(1)) {
            case ">=" -> order >= 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case "<" -> order < 0;
            case "!=" -> order != 0;
            default -> order == 0;
        };
    }

    private static int compare(String left, String right) {
        String[] a = left.split("\\.", -1);
        String[] b = right.split("\\.", -1);
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int x = i < a.length ? Integer.parseInt(a[i]) : 0;
            int y = i < b.length ? Integer.parseInt(b[i]) : 0;
            if (x != y) {
                return Integer.compare(x, y);
            }
        }
        return 0;
    }
}
