package dev.feira.jdbc;

import java.nio.file.Path;
import java.util.Optional;

/// How a connection is encrypted.
///
/// @param authority the file (PEM) of the certificate authority to trust instead of Java's own list
public record Tls(Mode mode, Optional<Path> authority) {
    public static final Tls OFF = new Tls(Mode.OFF, Optional.empty());

    /// From nothing to everything; the names are those that MySQL's own tools use.
    public enum Mode {
        /// Plain text: for a server on this machine or in a private network.
        OFF("disable"),
        /// Encrypted, but whoever answers is believed.
        REQUIRED("trust"),
        /// Encrypted, and the server's certificate comes from the authority.
        VERIFY_CA("verify-ca"),
        /// As before, and the certificate was made for the host's name.
        VERIFY_IDENTITY("verify-full");

        private final String driverName;

        Mode(String driverName) {
            this.driverName = driverName;
        }

        String driverName() {
            return driverName;
        }
    }
}
