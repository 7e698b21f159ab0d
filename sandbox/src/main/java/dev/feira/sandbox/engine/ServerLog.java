package dev.feira.sandbox.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a server wrote before it ended, read for the reason.
record ServerLog(List<String> lines) {
    private static final int TAIL_BYTES = 64 * 1024;
    /// `ERROR:` is what MariaDB says of a statement of its bootstrap.
    private static final Pattern COMPLAINT = Pattern.compile("^.*?(\\[ERROR\\]|FATAL:|error:|ERROR:)\\s*");

    /// What was added behind `offset`, at most the last pages of it.
    static ServerLog since(Path file, long offset) throws IOException {
        if (!Files.exists(file)) {
            return new ServerLog(List.of());
        }
        try (FileChannel channel = FileChannel.open(file)) {
            long start = Math.max(offset, channel.size() - TAIL_BYTES);
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, channel.size() - start));
            channel.read(bytes, start);
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            return new ServerLog(text.lines().toList());
        }
    }

    boolean tellsOfATakenPort() {
        return mentions("address already in use");
    }

    /// After a kill, PostgreSQL's other processes need a moment to notice and to let its memory go.
    boolean tellsOfADyingPredecessor() {
        return mentions("pre-existing shared memory block");
    }

    /// The last line that complains, as the end of a sentence.
    String reason() {
        return lines.reversed().stream()
                .filter(line ->
                        line.startsWith("unshare:") || COMPLAINT.matcher(line).find())
                .filter(line -> !line.contains("[Warning]") && !line.endsWith("Aborting"))
                .findFirst()
                .map(line -> ": `" + COMPLAINT.matcher(line).replaceFirst("") + "`")
                .orElse("");
    }

    Optional<String> cure() {
        if (mentions("no space left") || mentions("errno: 28") || mentions("error number 28")) {
            return Optional.of("the disk is full: free some space, then try again");
        }
        if (mentions("permission denied") || mentions("errcode: 13")) {
            return Optional.of("give this user the right to write into the project's `.feira` folder");
        }
        if (mentions("unshare:") || mentions("cannot be run as root")) {
            return Optional.of("this system lets no root process drop its rights: run as an ordinary user");
        }
        return Optional.empty();
    }

    private boolean mentions(String words) {
        return lines.stream().anyMatch(line -> line.toLowerCase(Locale.ROOT).contains(words));
    }
}
