package dev.feira.transform.run;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.Python;
import dev.feira.transform.adapter.Relation;
import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Source;
import dev.feira.transform.manifest.UnitTest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A unit test's rows in place of the model's inputs: each input is a query of literals, named like an ephemeral model.
final class GivenInputs extends Inputs {
    private static final Pattern REF = Pattern.compile(
            "\\s*ref\\(\\s*(?:['\"]([^'\"]+)['\"]\\s*,\\s*)?['\"]([^'\"]+)['\"]\\s*(?:,\\s*(?:version|v)\\s*=\\s*['\"]?([^'\")]+)['\"]?\\s*)?\\)\\s*");
    private static final Pattern SOURCE =
            Pattern.compile("\\s*source\\(\\s*['\"]([^'\"]+)['\"]\\s*,\\s*['\"]([^'\"]+)['\"]\\s*\\)\\s*");

    private final UnitTest test;
    private final Map<String, UnitTest.Fixture> given = new HashMap<>();

    GivenInputs(UnitTest test) {
        super(false);
        this.test = test;
        test.given().forEach(fixture -> given.put(key(fixture.input()), fixture));
    }

    /// Two spellings of one input are one key.
    private static String key(String input) {
        Matcher ref = REF.matcher(input);
        if (ref.matches()) {
            return "ref " + ref.group(2);
        }
        Matcher source = SOURCE.matcher(input);
        return source.matches() ? "source " + source.group(1) + " " + source.group(2) : input.strip();
    }

    Optional<UnitTest.Fixture> given(String key) {
        return Optional.ofNullable(given.get(key));
    }

    @Override
    Map<String, ?> macros() {
        Map<String, Object> macros = new HashMap<>();
        UnitTestRun.overrides(test, "macros").forEach((name, value) -> macros.put(name, (Callable) arguments -> value));
        return macros;
    }

    @Override
    Map<String, @Nullable Object> vars(Workshop workshop, Node node) {
        Map<String, @Nullable Object> vars = new LinkedHashMap<>(super.vars(workshop, node));
        vars.putAll(UnitTestRun.overrides(test, "vars"));
        return vars;
    }

    @Override
    Relation ref(NodeSpace space, Node target) {
        Optional<UnitTest.Fixture> fixture = given("ref " + target.name());
        if (fixture.isPresent()) {
            return fixture(space, cteName(target.name()), Relation.of(target.relation()), target, fixture.get());
        }
        return super.ref(space, target);
    }

    @Override
    Relation source(NodeSpace space, Source target) {
        Optional<UnitTest.Fixture> fixture = given("source " + target.sourceName() + " " + target.name());
        if (fixture.isEmpty()) {
            return super.source(space, target);
        }
        String name = cteName(target.sourceName() + "__" + target.name());
        Relation relation = Relation.of(target.relation());
        return query(space, name, relation, target.name(), fixture.get());
    }

    /// The table that the model itself built before.
    Relation own(NodeSpace space, Node model, UnitTest.Fixture fixture) {
        return fixture(space, cteName(model.name()), Relation.of(model.relation()), model, fixture);
    }

    private Relation fixture(NodeSpace space, String name, Relation relation, Node target, UnitTest.Fixture fixture) {
        if (ctes().containsKey(name)) {
            return Relation.cte(name);
        }
        if (target.detail() instanceof Detail.Seed && fixture.rows() == null) {
            return super.ref(space, target);
        }
        return query(space, name, relation, target.name(), fixture);
    }

    private Relation query(NodeSpace space, String name, Relation relation, String label, UnitTest.Fixture fixture) {
        ctes().computeIfAbsent(
                        name, absent -> "\n-- Fixture for " + label + "\n" + sql(space, relation, label, fixture));
        return Relation.cte(name);
    }

    private String sql(NodeSpace space, Relation relation, String label, UnitTest.Fixture fixture) {
        if (fixture.format().equals("sql")) {
            return String.valueOf(fixture.rows());
        }
        Object before = space.name("this");
        Object model = space.name("model");
        space.put("this", relation);
        space.put("model", PyDict.of().with("name", label));
        try {
            Object rows = Fixtures.rows(fixture);
            return "\n"
                    + Python.str(Objects.requireNonNull(
                            space.find("get_fixture_sql").orElseThrow().call(Arguments.of(rows, None.NONE))));
        } finally {
            space.put("this", before);
            space.put("model", model);
        }
    }
}
