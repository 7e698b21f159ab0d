package dev.feira.transform.graph;

import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Resource;
import java.util.ArrayList;
import java.util.List;

/// Whether a name as users write it means a resource: its last part, or its parts from the left, with wildcards.
final class Names {
    private Names() {}

    static boolean match(Resource resource, String wanted) {
        List<String> fqn = resource.fqn();
        boolean versioned =
                resource instanceof Node node && node.detail() instanceof Detail.Model model && model.version() != null;
        return match(fqn, wanted, versioned) || match(fqn.subList(1, fqn.size()), wanted, versioned);
    }

    private static boolean match(List<String> fqn, String wanted, boolean versioned) {
        if (fqn.isEmpty()) {
            return false;
        }
        String leaf = versioned && fqn.size() > 1 ? fqn.get(fqn.size() - 2) : fqn.getLast();
        if (leaf.equals(wanted) || (versioned && sameVersion(fqn, wanted))) {
            return true;
        }
        List<String> flat = new ArrayList<>();
        fqn.forEach(part -> flat.addAll(List.of(part.split("\\.", -1))));
        List<String> parts = List.of(wanted.split("\\.", -1));
        if (flat.size() < parts.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (Wildcard.is(parts.get(i))) {
                return Wildcard.matches(rest(flat, i), rest(parts, i))
                        || (parts.size() == 1 && Wildcard.matches(leaf, wanted));
            }
            if (!flat.get(i).equals(parts.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// `name.v2` and `name_v2` both mean version 2.
    private static boolean sameVersion(List<String> fqn, String wanted) {
        List<String> parts = List.of(wanted.split("\\.", -1));
        return lastTwo(fqn).equals(lastTwo(parts));
    }

    private static String lastTwo(List<String> parts) {
        return String.join("_", parts.subList(Math.max(0, parts.size() - 2), parts.size()));
    }

    private static String rest(List<String> parts, int from) {
        return String.join(".", parts.subList(from, parts.size()));
    }
}
