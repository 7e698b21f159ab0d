package dev.feira.transform.run;

import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.manifest.ResourceType;

/// Questions about nodes that a run asks in several places.
final class Nodes {
    private Nodes() {}

    static boolean isEphemeral(Resource resource) {
        return resource instanceof Node node
                && node.type() == ResourceType.MODEL
                && node.config().materialized().equals("ephemeral");
    }

    static boolean isTest(Resource resource) {
        return resource.type() == ResourceType.TEST || resource.type() == ResourceType.UNIT_TEST;
    }

    /// Whether the node leaves a relation behind that others can read.
    static boolean makesRelation(Node node) {
        return node.detail() instanceof Detail.Model
                || node.detail() instanceof Detail.Seed
                || node.detail() instanceof Detail.Snapshot;
    }
}
