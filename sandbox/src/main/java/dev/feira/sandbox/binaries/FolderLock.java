package dev.feira.sandbox.binaries;

import dev.feira.core.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One at a time, across processes and across the threads of this one. The operating system lets go of it when a
/// process dies, so a crash leaves nothing to clean.
public final class FolderLock implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Waits for the others, at most `limit`.
    public static FolderLock take(Path file, Duration limit) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long end = System.nanoTime() + limit.toNanos();
        while (attempt(channel) == null) {
            if (System.nanoTime() > end) {
                channel.close();
                throw Problem.passing("another process has held `" + file + "` for " + limit.toMinutes() + " minutes")
                        .hint("wait for it or end it, then try again")
                        .exception();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return new FolderLock(channel);
    }

    private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByAThreadOfOurs) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
