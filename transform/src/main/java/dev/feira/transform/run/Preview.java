package dev.feira.transform.run;

import dev.feira.core.Problem;
import dev.feira.jinja.TemplateException;
import dev.feira.transform.adapter.Connection;
import dev.feira.transform.context.Occasion;
import dev.feira.transform.context.Templates;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.parse.ParsedProject;
import dev.feira.warehouse.Rows;
import dev.feira.warehouse.Session;
import dev.feira.warehouse.Warehouse;

/// The first rows of a node's query, without building anything.
public final class Preview {
    private Preview() {}

    /// Compiles the node and asks for at most `limit` rows; 0 asks for all.
    public static Rows of(Occasion occasion, ParsedProject parsed, Node node, int limit, Warehouse warehouse) {
        Workshop workshop = Workshop.of(occasion, parsed);
        try (Session session = warehouse.session();
                Connection connection = new Connection(session, new Comments(workshop).of(node))) {
            NodeSpace space = new NodeSpace(workshop, node, connection, Inputs.of(workshop, node));
            String sql = space.compile();
            return connection.run(limit == 0 ? sql : "select * from (\n" + sql + "\n) limit " + limit, false);
        } catch (TemplateException failure) {
            throw Templates.problem(failure);
        }
    }

    /// The one node that a preview was asked for.
    public static Problem notOne(int found) {
        return Problem.user("`show` shows one model, and " + found + " are selected")
                .hint("name one with `--select`");
    }
}
