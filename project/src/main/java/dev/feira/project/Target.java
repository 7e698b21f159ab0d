package dev.feira.project;

import java.util.Optional;

/// Where the project runs: `dev` on the sandbox's servers, `prod` on those of the environment, …
///
/// @param connection the name under `connections:` of the source; empty when the sandbox is the source
/// @param layout where this target's files lie
public record Target(String name, Optional<String> connection, Layout layout) {
    /// Whether the source is the sandbox's server.
    public boolean onSandbox() {
        return connection.isEmpty();
    }
}
