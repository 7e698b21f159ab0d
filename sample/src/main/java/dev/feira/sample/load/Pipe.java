package dev.feira.sample.load;

import dev.feira.core.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Carries bytes from a thread that makes them to one that sends them, in large pieces and with a bounded number of
/// them underway. Whatever goes wrong on one side ends the other.
final class Pipe {
    private static final byte[] END = {};
    private static final int PIECES = 4;
    private static final long SILENCE_SECONDS = 600;

    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(PIECES);
    private volatile boolean abandoned;
    private volatile @Nullable Throwable failure;

    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (length > 0) {
                    offer(Arrays.copyOfRange(bytes, from, from + length));
                }
            }
        };
    }

    /// All has been written.
    void end() throws IOException {
        offer(END);
    }

    InputStream input() {
        return new Receiver();
    }

    /// The reader meets this in place of further bytes.
    void fail(Throwable reason) {
        if (abandoned) {
            return;
        }
        failure = reason;
        pieces.clear();
        pieces.add(END);
    }

    /// What the maker of the rows met, if it is for the user; its absence means that the database is to blame.
    Optional<RuntimeException> failure() {
        return switch (failure) {
            case null -> Optional.empty();
            case RuntimeException ours -> Optional.of(ours);
            case Throwable other ->
                Optional.of(Problem.data("could not read the rows: " + other.getMessage())
                        .exception(other));
        };
    }

    /// The writer stops: nobody reads any more.
    void abandon() {
        abandoned = true;
        pieces.clear();
    }

    private void offer(byte[] piece) throws IOException {
        try {
            for (long second = 0; !pieces.offer(piece, 1, TimeUnit.SECONDS); second++) {
                if (abandoned || second > SILENCE_SECONDS) {
                    throw new IOException("nobody takes the rows any more");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while rows were underway", e);
        }
    }

    private final class Receiver extends InputStream {
        private byte[] piece = {};
        private int position;
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (position == piece.length && !ended) {
                fetch();
            }
            Throwable reason = failure;
            if (reason != null) {
                throw new IOException(reason);
            }
            if (ended) {
                return -1;
            }
            int taken = Math.min(length, piece.length - position);
            System.arraycopy(piece, position, target, from, taken);
            position += taken;
            return taken;
        }

        private void fetch() throws IOException {
            try {
                byte[] next = pieces.poll(SILENCE_SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new IOException("no rows came for " + SILENCE_SECONDS + " s");
                }
                piece = next;
                position = 0;
                ended = next.length == 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for rows", e);
            }
        }
    }
}
