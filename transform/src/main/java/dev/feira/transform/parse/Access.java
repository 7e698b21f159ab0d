package dev.feira.transform.parse;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A private model may be used by models of its own group only.
final class Access {
    private Access() {}

    static void check(Node user, List<String> used, Map<String, Node> nodes) {
        if (user.type() == ResourceType.TEST || user.type() == ResourceType.OPERATION) {
            return;
        }
        for (String id : used) {
            Node target = nodes.get(id);
            if (target != null
                    && target.detail() instanceof Detail.Model model
                    && model.access().equals("private")) {
                boolean same = Objects.equals(
                        target.properties().group(), user.properties().group());
                if (!same || target.properties().group() == null) {
                    throw Problem.user("`" + user.uniqueId() + "` uses `" + id + "`, which is private to the group `"
                                    + target.properties().group() + "`")
                            .at(Location.of(user.id().originalFilePath()))
                            .hint("put both into one group, or make the model `protected`")
                            .exception();
                }
            }
        }
    }
}
