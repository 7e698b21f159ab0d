package dev.feira.cli.command;

import dev.feira.cli.terminal.Numbers;
import dev.feira.core.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Whether a folder can be used, or made, without making it.
final class FolderCheck {
    private static final long LITTLE = 2_000_000_000L;
    private static final long NOTHING = 100_000_000L;

    private FolderCheck() {}

    static Finding writable(String subject, Path folder) {
        Path there = nearest(folder);
        try {
            Files.delete(Files.createTempFile(there, ".feira-doctor", ""));
            return Finding.ok(subject, folder + (there.equals(folder) ? " can be written" : " can be made"));
        } catch (IOException e) {
            return Finding.broken(
                    subject,
                    Problem.user("`" + there + "` cannot be written: " + e)
                            .hint("give this user the right to write there, or name another folder"));
        }
    }

    static Finding space(Path folder) {
        try {
            long space = Files.getFileStore(nearest(folder)).getUsableSpace();
            String free = Numbers.bytes(space) + " free for " + folder;
            return space < NOTHING
                    ? Finding.broken("disk", Problem.data(free).hint("make room, or move the project to another disk"))
                    : space < LITTLE
                            ? Finding.warning(
                                    "disk", free, "make room: lake, warehouse and sandbox need some gigabytes")
                            : Finding.ok("disk", free);
        } catch (IOException e) {
            return Finding.broken("disk", Problem.user("free space is unknown: " + e));
        }
    }

    /// The folder, or the first above it that there is.
    private static Path nearest(Path folder) {
        @Nullable Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there == null ? folder : there;
    }
}
