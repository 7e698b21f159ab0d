package dev.feira.transform.context;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.jinja.Place;
import dev.feira.jinja.TemplateException;

/// What a template's failure says to the user.
public final class Templates {
    private Templates() {}

    /// A failure inside a file of templates: its lines are the template's lines.
    public static ProblemException problem(TemplateException failure) {
        Problem problem = Problem.user(failure.getMessage() + failure.context())
                .hint("mend the template at the marked place, or just before it");
        return failure.place()
                .map(place -> problem.at(new Location(place.path(), place.line(), place.column())))
                .orElse(problem)
                .exception(failure);
    }

    /// A failure in a template that stands as a value in a YAML file.
    public static ProblemException problem(TemplateException failure, Location where) {
        boolean inside =
                failure.place().map(Place::path).filter(where.file()::equals).isPresent();
        return inside ? Problem.user(failure.detail()).at(where).exception(failure) : problem(failure);
    }
}
