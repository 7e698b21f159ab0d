package dev.feira.transform.manifest;

import java.util.Map;

/// A fingerprint of a node's file: algorithm and hexadecimal digest.
public record Checksum(String name, String checksum) {
    public static final Checksum NONE = new Checksum("none", "");

    public Map<String, Object> values() {
        return Map.of("name", name, "checksum", checksum);
    }
}
