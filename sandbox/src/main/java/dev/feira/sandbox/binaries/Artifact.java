package dev.feira.sandbox.binaries;

/// The published archive that holds a server's programs for one platform.
public record Artifact(String group, String name, String version) {
    String coordinates() {
        return group + ":" + name + ":" + version;
    }

    String fileName() {
        return name + "-" + version + ".jar";
    }

    /// Relative to the root of a Maven repository.
    String path() {
        return group.replace('.', '/') + "/" + name + "/" + version + "/" + fileName();
    }
}
