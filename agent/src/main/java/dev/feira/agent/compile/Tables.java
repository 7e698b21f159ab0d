package dev.feira.agent.compile;

import dev.feira.core.Nearest;
import dev.feira.core.Problem;
import dev.feira.transform.SemanticModel;
import dev.feira.transform.SemanticModel.Dimension;
import dev.feira.transform.SemanticModel.Entity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The tables of a semantic layer and the joins between them that multiply no row.
public final class Tables {
    private final Map<String, SemanticModel> models = new LinkedHashMap<>();

    public Tables(Collection<SemanticModel> models) {
        models.forEach(model -> this.models.put(model.name(), model));
    }

    /// A dimension and the model that has it.
    public record Place(SemanticModel model, Dimension dimension) {
        public String name() {
            return dimension.name();
        }
    }

    /// A step from one table to another of which each row of the first has one at most.
    record Step(SemanticModel from, Entity key, SemanticModel to, Entity target) {}

    Collection<SemanticModel> models() {
        return models.values();
    }

    Optional<SemanticModel> withMeasure(String measure) {
        return models.values().stream()
                .filter(model -> model.measure(measure).isPresent())
                .findFirst();
    }

    /// The dimension of that name, plain or as `entity__dimension`.
    public Place dimension(String name) {
        int at = name.lastIndexOf("__");
        String element = at < 0 ? name : name.substring(at + 2);
        String way = at < 0 ? "" : name.substring(0, at);
        List<Place> found = models.values().stream()
                .filter(model -> way.isEmpty()
                        || model.primary().filter(lastOf(way)::equals).isPresent())
                .flatMap(model -> model.dimension(element).stream().map(dimension -> new Place(model, dimension)))
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            throw Problem.user("there is no dimension `" + name + "`")
                    .hint(Nearest.to(element, names())
                            .map(near -> "did you mean `" + near + "`?")
                            .orElse("`metrics` and `dimensions` of the semantic model say what there is"))
                    .exception();
        }
        throw Problem.user("`" + name + "` is a dimension of several tables")
                .hint("write "
                        + String.join(
                                " or ", found.stream().map(Tables::qualified).toList()))
                .exception();
    }

    private static String lastOf(String way) {
        int at = way.lastIndexOf("__");
        return at < 0 ? way : way.substring(at + 2);
    }

    private static String qualified(Place place) {
        return "`" + place.model().primary().orElse(place.model().name()) + "__" + place.name() + "`";
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        models.values().forEach(model -> model.dimensions().forEach(each -> names.add(each.name())));
        return names;
    }

    /// All dimensions, those that are hidden too.
    public List<Place> dimensions() {
        List<Place> all = new ArrayList<>();
        models.values().forEach(model -> model.dimensions().forEach(each -> all.add(new Place(model, each))));
        return all;
    }

    /// The shortest way from one table to another by steps that multiply no row; empty when there is none.
    Optional<List<Step>> way(SemanticModel from, SemanticModel to) {
        List<List<Step>> ways = new ArrayList<>(List.of(List.<Step>of()));
        Set<String> seen = new LinkedHashSet<>(Set.of(from.name()));
        if (from.equals(to)) {
            return Optional.of(List.of());
        }
        while (!ways.isEmpty()) {
            List<List<Step>> longer = new ArrayList<>();
            for (List<Step> way : ways) {
                SemanticModel end = way.isEmpty() ? from : way.getLast().to();
                for (Step step : steps(end)) {
                    if (!seen.contains(step.to().name())) {
                        List<Step> next = new ArrayList<>(way);
                        next.add(step);
                        longer.add(next);
                    }
                }
            }
            List<List<Step>> arrived =
                    longer.stream().filter(way -> way.getLast().to().equals(to)).toList();
            if (arrived.size() > 1) {
                throw Problem.user("there are several ways from `" + from.name() + "` to `" + to.name() + "`")
                        .hint("make them two semantic models, one for each role")
                        .exception();
            }
            if (!arrived.isEmpty()) {
                return Optional.of(arrived.getFirst());
            }
            longer.forEach(way -> seen.add(way.getLast().to().name()));
            ways = longer;
        }
        return Optional.empty();
    }

    private List<Step> steps(SemanticModel from) {
        List<Step> steps = new ArrayList<>();
        for (Entity key : from.entities()) {
            for (SemanticModel to : models.values()) {
                to.entity(key.name())
                        .filter(Entity::isUnique)
                        .filter(target -> !to.equals(from))
                        .ifPresent(target -> steps.add(new Step(from, key, to, target)));
            }
        }
        return steps;
    }

    /// The table whose rows stand below `entity` and that reaches `target`: where to look which of its values an entity
    /// has.
    Optional<SemanticModel> below(String entity, SemanticModel asking, SemanticModel target) {
        List<SemanticModel> found = models.values().stream()
                .filter(model -> !model.equals(asking))
                .filter(model ->
                        model.entity(entity).filter(key -> !key.isUnique()).isPresent())
                .filter(model -> way(model, target).isPresent())
                .toList();
        if (found.size() > 1) {
            throw Problem.user("`" + target.name() + "` stands below `" + entity + "` in several tables")
                    .exception();
        }
        return found.stream().findFirst();
    }
}
