package dev.feira.transform.parse;

import dev.feira.core.Location;
import dev.feira.transform.manifest.Node;

/// Where errors about what a node mentions point to.
final class Mentions {
    private Mentions() {}

    private static Location place(Node node) {
        return Location.of(node.id().originalFilePath());
    }

    /// The place of a quoted name in the node's template, else the file.
    static Location place(Node node, String name) {
        String code = node.rawCode();
        int at = Math.max(code.indexOf("'" + name + "'"), code.indexOf("\"" + name + "\""));
        if (at < 0) {
            return place(node);
        }
        int line = (int) code.substring(0, at)
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count()
                + 1;
        int column = at - code.lastIndexOf('\n', at);
        return new Location(node.id().originalFilePath(), line, column);
    }
}
