package dev.feira.transform.parse;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.transform.manifest.Identity;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.ResourceType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Refuses two resources of one name, and two nodes that would build the same table.
final class Duplicates {
    private Duplicates() {}

    static RuntimeException of(String what, Identity second, Identity first) {
        return Problem.user("there are two of the " + what + " `" + second.name() + "`; the other is in `"
                        + first.originalFilePath() + "`")
                .at(Location.of(second.originalFilePath()))
                .hint("rename one of them")
                .exception();
    }

    static void refuse(Collection<Node> nodes) {
        Map<List<Object>, Node> names = new HashMap<>();
        Map<String, Node> relations = new HashMap<>();
        for (Node node : nodes) {
            if (!Resolver.referable(node)) {
                continue;
            }
            List<Object> name = List.of(node.packageName(), node.fqn().getLast(), node.name());
            Node same = names.putIfAbsent(name, node);
            if (same != null) {
                throw of("resources that `ref` can mean by", node.id(), same.id());
            }
            if (node.type() != ResourceType.SNAPSHOT && node.relation().rendered() != null) {
                Node there =
                        relations.putIfAbsent(Objects.toString(node.relation().rendered()), node);
                if (there != null) {
                    throw Problem.user("`" + node.uniqueId() + "` and `" + there.uniqueId() + "` would both build "
                                    + node.relation().rendered())
                            .at(Location.of(node.id().originalFilePath()))
                            .hint("give one of them another `alias` or `schema`")
                            .exception();
                }
            }
        }
    }
}
