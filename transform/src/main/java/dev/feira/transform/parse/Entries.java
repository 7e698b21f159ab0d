package dev.feira.transform.parse;

import dev.feira.transform.manifest.Identity;
import dev.feira.transform.manifest.ResourceType;
import java.util.ArrayList;
import java.util.List;

/// Names of what exists in schema files only.
final class Entries {
    private Entries() {}

    /// The package and the folders of the schema file below its root folder.
    static List<String> folders(Entry entry) {
        List<String> parts = new ArrayList<>(List.of(entry.path().split("/")));
        parts.removeLast();
        List<String> fqn = new ArrayList<>(List.of(entry.packageName()));
        fqn.addAll(parts.subList(Math.min(1, parts.size()), parts.size()));
        return fqn;
    }

    /// The file's path without its root folder.
    static String inFolder(Entry entry) {
        int slash = entry.path().indexOf('/');
        return slash < 0 ? entry.path() : entry.path().substring(slash + 1);
    }

    static Identity id(Entry entry, ResourceType type) {
        return id(entry, type, inFolder(entry));
    }

    static Identity id(Entry entry, ResourceType type, String path) {
        List<String> fqn = folders(entry);
        fqn.add(entry.name());
        return new Identity(
                type,
                type.word() + "." + entry.packageName() + "." + entry.name(),
                entry.packageName(),
                entry.name(),
                fqn,
                path,
                entry.path());
    }
}
