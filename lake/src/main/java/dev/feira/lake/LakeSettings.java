package dev.feira.lake;

import java.nio.file.Path;

/// Where the lake lies and how it writes.
///
/// @param root the lake's folder; its catalog is the file `catalog.db` in it
/// @param codec how Parquet files are compressed
/// @param threads workers that encode Parquet
/// @param memory what the encoder may hold, as DuckDB reads it (`384MB`)
public record LakeSettings(Path root, Codec codec, int threads, String memory) {
    public LakeSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("a lake needs at least one thread");
        }
    }

    /// How Parquet files are compressed.
    public enum Codec {
        /// Smaller; the default.
        ZSTD,
        /// Faster to write.
        SNAPPY
    }

    /// A lake with the defaults.
    public static LakeSettings in(Path root) {
        return new LakeSettings(root, Codec.ZSTD, Runtime.getRuntime().availableProcessors(), "384MB");
    }

    public LakeSettings with(Codec other) {
        return new LakeSettings(root, other, threads, memory);
    }
}
