package dev.feira.transform.run;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.jinja.PyList;
import dev.feira.transform.NodeResult;
import dev.feira.transform.Status;
import dev.feira.transform.adapter.Connection;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.RelationName;
import dev.feira.transform.manifest.UnitTest;
import java.util.Map;
import java.util.Optional;

/// Runs a unit test: the model's SQL on the given rows instead of its inputs, compared with the expected rows.
final class UnitTestRun {
    private final Workshop workshop;
    private final Connection connection;
    private final Attempt attempt;

    UnitTestRun(Workshop workshop, Connection connection, Attempt attempt) {
        this.workshop = workshop;
        this.connection = connection;
        this.attempt = attempt;
    }

    NodeResult run(UnitTest test) {
        GivenInputs inputs = new GivenInputs(test);
        Node model = asTest(test, tested(test));
        NodeSpace space = new NodeSpace(workshop, model, connection, inputs);
        inputs.given("this").ifPresent(fixture -> space.put("this", inputs.own(space, tested(test), fixture)));
        String sql = attempt.phase("compile", space::compile);
        attempt.compiled(sql, workshop.files().compiled(test, sql));
        return attempt.phase("execute", () -> execute(test, space));
    }

    private NodeResult execute(UnitTest test, NodeSpace space) {
        UnitTest.Fixture expected = test.expect();
        if (expected.format().equals("sql")) {
            space.config().set("expected_sql", String.valueOf(expected.rows()));
            space.config().set("expected_rows", new PyList());
        } else {
            space.config().set("expected_rows", Fixtures.rows(expected));
        }
        space.materialize(workshop.macros().materialization("unit").orElseThrow());
        Statements.Result result = space.statements().find("main").orElseThrow();
        Optional<String> difference = RowDifference.of(result.table());
        if (difference.isEmpty()) {
            return attempt.result(Status.PASS, null, 0L, result.response().values());
        }
        return attempt.result(
                Status.FAIL, difference.get(), 1L, result.response().values());
    }

    private Node tested(UnitTest test) {
        for (String id : test.dependsOn()) {
            Node node = workshop.manifest().nodes().get(id);
            if (node != null && node.name().equals(test.model())) {
                return node;
            }
        }
        throw Problem.user("unit test `" + test.name() + "` tests `" + test.model() + "`, which is no model")
                .at(Location.of(test.id().originalFilePath()))
                .exception();
    }

    /// The model under the test's name, so that what it makes has that name too.
    private static Node asTest(UnitTest test, Node model) {
        return new Node(
                model.id(),
                new RelationName(
                        model.relation().database(),
                        model.relation().schema(),
                        test.name(),
                        model.relation().rendered()),
                model.rawCode(),
                model.checksum(),
                model.config(),
                model.callConfig(),
                model.unrenderedConfig(),
                model.uses(),
                model.properties(),
                model.detail());
    }

    /// The overrides of a kind (`macros`, `vars`).
    static Map<String, ?> overrides(UnitTest test, String kind) {
        Map<String, ?> values = test.overrides().get(kind);
        return values == null ? Map.of() : values;
    }
}
