package dev.feira.lake.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.OptionalLong;

/// The lake's files, by location: written once, never changed. Metadata is small and read whole; Parquet files arrive
/// as finished local files.
public interface Store {
    /// A folder of this machine.
    static Store inFolder(Path root) {
        return new FolderStore(root);
    }

    /// The location of the whole lake, an absolute URI without a slash at its end.
    String root();

    /// Makes a finished local file part of the lake; the local one is gone afterwards.
    void put(String location, Path file) throws IOException;

    /// Writes a new file.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException when there is one
    void write(String location, byte[] content) throws IOException;

    byte[] read(String location) throws IOException;

    /// The content from its beginning, for files too large to be read whole. Whoever opens it closes it.
    ///
    /// @throws java.nio.file.NoSuchFileException when there is no such file
    InputStream open(String location) throws IOException;

    /// The length in bytes, empty when there is no such file.
    OptionalLong size(String location) throws IOException;

    /// Harmless when there is no such file.
    void delete(String location) throws IOException;
}
