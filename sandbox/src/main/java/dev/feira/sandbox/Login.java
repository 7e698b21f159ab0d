package dev.feira.sandbox;

import dev.feira.core.Problem;
import dev.feira.core.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A user of a server and the file (mode 0600) that holds the password.
public record Login(String user, Path passwordFile) {
    /// Reads the file.
    public Secret password() {
        try {
            return Secret.of(Files.readString(passwordFile).strip());
        } catch (IOException e) {
            throw Problem.user("cannot read the password file `" + passwordFile + "` of sandbox user `" + user + "`")
                    .hint("run `feira sandbox reset`, then `feira sandbox up`")
                    .exception(e);
        }
    }
}
