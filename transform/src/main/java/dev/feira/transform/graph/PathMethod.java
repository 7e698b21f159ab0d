package dev.feira.transform.graph;

import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Resource;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Optional;
import java.util.function.Predicate;

/// `path:models/staging`: the file itself, or a folder above it; the YAML file that describes a node counts too.
final class PathMethod implements Predicate<Resource> {
    private final PathMatcher matcher;

    PathMethod(String value) {
        String path = value.startsWith("./") ? value.substring(2) : value;
        String tidy = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        this.matcher = FileSystems.getDefault().getPathMatcher("glob:" + tidy);
    }

    @Override
    public boolean test(Resource resource) {
        for (Path path = Path.of(resource.id().originalFilePath()); path != null; path = path.getParent()) {
            if (matcher.matches(path)) {
                return true;
            }
        }
        return description(resource).filter(matcher::matches).isPresent();
    }

    private static Optional<Path> description(Resource resource) {
        String patch = resource instanceof Node node ? node.properties().patchPath() : null;
        return patch == null ? Optional.empty() : Optional.of(Path.of(patch.substring(patch.indexOf("://") + 3)));
    }
}
