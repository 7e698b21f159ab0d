package dev.feira.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A model that is being built until the test lets it go on: it reads a named pipe.
final class Pause {
    static final String STARTED = "START sql table model analytics.pause";

    private final Path pipe;

    private Pause(Path pipe) {
        this.pipe = pipe;
    }

    static Pause in(Shop shop) throws IOException, InterruptedException {
        Path pipe = shop.folder().resolve("pipe");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start();
        if (!made.waitFor(10, TimeUnit.SECONDS) || made.exitValue() != 0) {
            throw new IOException("no named pipe could be made at " + pipe);
        }
        shop.write("models/pause.sql", """
                {{ config(materialized='table') }}
                select * from read_csv('%s', header=false, auto_detect=false, columns={'n': 'integer'})
                """.formatted(pipe));
        return new Pause(pipe);
    }

    /// Waits until the model reads, and gives it its one row.
    void end() throws IOException {
        Files.writeString(pipe, "1\n");
    }
}
