package dev.feira.transform.run;

import dev.feira.transform.adapter.Connection;
import dev.feira.transform.manifest.Checksum;
import dev.feira.transform.manifest.Config;
import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Identity;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Properties;
import dev.feira.transform.manifest.RelationName;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.manifest.Uses;
import java.util.Map;

/// A place for macros that are called for no node of the project. They see what a hook sees.
final class Errand {
    private Errand() {}

    /// @param relation what `this` is
    static NodeSpace space(Workshop workshop, Identity caller, RelationName relation, Connection connection) {
        Node node = node(caller, relation);
        return new NodeSpace(workshop, node, connection, Inputs.of(workshop, node));
    }

    private static Node node(Identity caller, RelationName relation) {
        Identity id = new Identity(
                ResourceType.OPERATION,
                caller.uniqueId(),
                caller.packageName(),
                caller.name(),
                caller.fqn(),
                caller.path(),
                caller.originalFilePath());
        return new Node(
                id,
                relation,
                "",
                Checksum.NONE,
                Config.EMPTY,
                Map.of(),
                Map.of(),
                Uses.NOTHING,
                Properties.NONE,
                new Detail.Operation(0, "errand"));
    }
}
