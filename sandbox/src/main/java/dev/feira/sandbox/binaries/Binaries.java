package dev.feira.sandbox.binaries;

import dev.feira.core.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A server's programs for this machine, fetched and unpacked at first use into the user's cache.
///
/// @param label the name of the unpacked folder without its platform, such as `mariadb-11.4.5`
/// @param content empty when nobody publishes the server for this platform
public record Binaries(String label, Platform platform, Optional<Content> content) {
    private static final Duration OTHERS_UNPACK = Duration.ofMinutes(20);

    /// How the folder is filled.
    @FunctionalInterface
    public interface Content {
        /// Writes into the folder, which is empty.
        ///
        /// @param work a folder for what is needed on the way only
        void fill(Path folder, Path work) throws IOException;
    }

    /// How an archive becomes a folder with `bin`, `share` and so on.
    @FunctionalInterface
    public interface Layout {
        void unpack(Path jar, Path folder) throws IOException;
    }

    /// One archive, unpacked.
    public static Content archive(Artifact artifact, Layout layout) {
        return (folder, work) -> layout.unpack(Maven.fetch(artifact, work), folder);
    }

    /// Jars with all that they need to run.
    public static Content jars(List<Artifact> artifacts) {
        return (folder, work) -> Maven.fetchWithDependencies(artifacts, folder, work);
    }

    /// Is told when something takes longer than a moment.
    @FunctionalInterface
    public interface Notice {
        void say(String message);
    }

    /// The unpacked folder. Whoever comes while another process unpacks waits for it; a folder that is there is whole,
    /// because it gets its name last.
    public Path folder(Notice notice) {
        Content wanted = content.orElseThrow(this::unpublished);
        Path servers = Cache.folder().resolve("servers");
        Path folder = servers.resolve(label + "-" + platform);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(servers);
            try (FolderLock _ = FolderLock.take(servers.resolve(label + ".lock"), OTHERS_UNPACK)) {
                if (!Files.isDirectory(folder)) {
                    notice.say("installing `" + label + "` into `" + servers + "`, once for this user");
                    install(wanted, folder);
                }
            }
            return folder;
        } catch (IOException e) {
            throw Problem.user("cannot install `" + label + "` into `" + servers + "`: " + e.getMessage())
                    .hint("free some space or set FEIRA_CACHE to a folder that can be written")
                    .exception(e);
        }
    }

    private static void install(Content wanted, Path folder) throws IOException {
        Path work = Files.createTempDirectory(folder.getParent(), ".unpack-");
        try {
            Path content = Files.createDirectory(work.resolve("content"));
            wanted.fill(content, work);
            Files.move(content, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(work);
        }
    }

    private RuntimeException unpublished() {
        return Problem.user("nobody publishes `" + label + "` for `" + platform + "`")
                .hint("run your own server and put its address into the target's settings")
                .exception();
    }
}
