package dev.feira.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Held by one command at a time. The operating system keeps it and drops it when the process ends, however it ends, so
/// nothing is ever stuck; the file's content only says who holds it.
public final class Lock implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);
    // Far behind the content, so that those who wait may read it on systems where a lock forbids reading.
    private static final long BYTE = Long.MAX_VALUE - 1;

    private final FileChannel channel;
    private final FileLock lock;

    private Lock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the lock for this run. While another holds it, `waiting` is told once per holder.
    ///
    /// @param patience how long to wait; zero fails at once with a TRANSIENT problem that names the holder
    public static Lock take(Path file, Invocation run, Duration patience, Consumer<Holder> waiting) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<Holder> told = Optional.empty();
        FileChannel channel = open(file);
        try {
            while (true) {
                FileLock lock = attempt(channel);
                if (lock != null) {
                    write(channel, Holder.of(run));
                    return new Lock(channel, lock);
                }
                Optional<Holder> holder = holder(file);
                if (System.nanoTime() >= deadline) {
                    throw held(file, holder);
                }
                if (holder.isPresent() && !holder.equals(told)) {
                    waiting.accept(holder.get());
                    told = holder;
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close(channel);
            throw Problem.passing("stopped while waiting for `" + file.getFileName() + "`")
                    .exception(e);
        } catch (IOException e) {
            close(channel);
            throw refused(file, e);
        } catch (RuntimeException e) {
            close(channel);
            throw e;
        }
    }

    /// Who wrote its name into the file last; it may be gone since.
    public static Optional<Holder> holder(Path file) {
        try {
            return Holder.parse(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static FileChannel open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw refused(file, e);
        }
    }

    private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            // This very process holds it, in another thread.
            return null;
        }
    }

    private static void write(FileChannel channel, Holder holder) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(holder.json().getBytes(UTF_8)), 0);
    }

    private static ProblemException held(Path file, Optional<Holder> holder) {
        String name = holder.map(it -> it.text(Clock.systemUTC().instant())).orElse("another command");
        return Problem.passing(name + " is at work here")
                .at(Location.of(file.toString()))
                .hint("wait until it is done; without `--no-wait` this command waits by itself")
                .exception();
    }

    private static ProblemException refused(Path file, IOException e) {
        return Problem.user("the lock file cannot be written: " + e)
                .at(Location.of(file.toString()))
                .hint("make the folder writable for this user")
                .exception(e);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is held and nothing was written: the end of the process closes it.
        }
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            lock.release();
        } catch (IOException e) {
            // The content is only a name; closing the channel lets go in any case.
        } finally {
            close(channel);
        }
    }
}
