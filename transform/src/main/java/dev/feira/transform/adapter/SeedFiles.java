package dev.feira.transform.adapter;

/// Where a seed's CSV file stands.
@FunctionalInterface
public interface SeedFiles {
    /// The absolute path of the file of a seed, given as templates know it (`model`).
    String path(Object seed);
}
