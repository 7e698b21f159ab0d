package dev.feira.lake.iceberg;

import dev.feira.lake.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;

/// Iceberg's metadata and manifests in a [Store]. They are small, so each is read and written whole.
@SuppressWarnings("serial") // never sent to another machine
final class StoreFiles implements FileIO {
    private final transient Store store;

    StoreFiles(Store store) {
        this.store = store;
    }

    @Override
    public InputFile newInputFile(String path) {
        return new Input(store, path);
    }

    @Override
    public OutputFile newOutputFile(String path) {
        return new Output(store, path);
    }

    /// In bytes; −1 when there is no such file.
    long size(String location) throws IOException {
        return store.size(location).orElse(-1);
    }

    String checksum(String location) throws IOException {
        try (InputStream content = store.open(location)) {
            return Checksum.of(content);
        }
    }

    @Override
    public void deleteFile(String path) {
        try {
            store.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Input(Store store, String location) implements InputFile {
        @Override
        public long getLength() {
            try {
                return store.size(location).orElseThrow(() -> new NotFoundException("no such file: %s", location));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public SeekableInputStream newStream() {
            try {
                return new Bytes(store.read(location));
            } catch (java.nio.file.NoSuchFileException e) {
                throw new NotFoundException(e, "no such file: %s", location);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean exists() {
            try {
                return store.size(location).isPresent();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Output(Store store, String location) implements OutputFile {
        @Override
        public PositionOutputStream create() {
            return new Buffer(store, location);
        }

        @Override
        public PositionOutputStream createOrOverwrite() {
            deleteFirst();
            return create();
        }

        private void deleteFirst() {
            try {
                store.delete(location);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public InputFile toInputFile() {
            return new Input(store, location);
        }
    }

    private static final class Bytes extends SeekableInputStream {
        private final byte[] content;
        private int position;

        Bytes(byte[] content) {
            this.content = content;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void seek(long target) {
            position = Math.toIntExact(Math.min(target, content.length));
        }

        @Override
        public int read() {
            return position < content.length ? content[position++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int some = Math.min(length, content.length - position);
            if (some <= 0) {
                return length == 0 ? 0 : -1;
            }
            System.arraycopy(content, position, into, offset, some);
            position += some;
            return some;
        }
    }

    private static final class Buffer extends PositionOutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Store store;
        private final String location;
        private boolean closed;

        Buffer(Store store, String location) {
            this.store = store;
            this.location = location;
        }

        @Override
        public long getPos() {
            return bytes.size();
        }

        @Override
        public void write(int b) {
            bytes.write(b);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes.write(from, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                store.write(location, bytes.toByteArray());
            }
        }
    }
}
