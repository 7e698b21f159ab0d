package dev.feira.transform.run;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.jinja.TemplateException;
import dev.feira.transform.manifest.Resource;

/// What a node's failure says, in dbt's form: the kind of error, the node and its file, and below the message itself.
final class Failures {
    private static final String DATABASE = "Runtime";

    private Failures() {}

    static String of(Resource node, Throwable failure) {
        return switch (failure) {
            case TemplateException template -> header("Compilation", node) + indented(template.text());
            case ProblemException problem -> header(DATABASE, node) + indented(text(problem.problem()));
            default -> header("Internal", node) + indented(String.valueOf(failure));
        };
    }

    /// Whether trying again may help.
    static boolean passing(RuntimeException failure) {
        return failure instanceof ProblemException problem && problem.problem().kind() == Problem.Kind.TRANSIENT;
    }

    private static String text(Problem problem) {
        return problem.message()
                + problem.where().map(place -> "\n--> " + place).orElse("")
                + problem.hint().map(cure -> "\nhint: " + cure).orElse("");
    }

    private static String header(String kind, Resource node) {
        return kind + " Error in " + node.type().word() + " " + node.name() + " ("
                + node.id().originalFilePath() + ")\n";
    }

    private static String indented(String text) {
        return text.strip().indent(2).stripTrailing();
    }
}
