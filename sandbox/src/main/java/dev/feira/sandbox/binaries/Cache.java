package dev.feira.sandbox.binaries;

import java.nio.file.Path;
import java.util.Map;

/// The per-user folder that holds unpacked servers, so that a second project starts at once.
final class Cache {
    private Cache() {}

    static Path folder() {
        return folder(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static Path folder(Map<String, String> environment, Path home) {
        String own = environment.getOrDefault("FEIRA_CACHE", "");
        if (!own.isBlank()) {
            return Path.of(own).toAbsolutePath();
        }
        String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = shared.isBlank() ? home.resolve(".cache") : Path.of(shared);
        return base.resolve("feira").toAbsolutePath();
    }
}
