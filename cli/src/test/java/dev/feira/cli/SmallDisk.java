package dev.feira.cli;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.feira.testkit.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A folder on a file system that is nearly full. Only the processes started here see it, in a mount namespace of
/// their
/// own, and with the last of them it is gone.
record SmallDisk(List<String> namespace) {
    /// Fills the folder `$1` up to `$2` kB, runs the command, makes room and runs it again.
    private static final String TWICE = """
            set -e
            folder=$1 free=$2 said=$3
            shift 3
            mkdir -p "$folder" "$said/kept"
            cp -a "$folder/." "$said/kept/"
            mount -t tmpfs -o size=96m tmpfs "$folder"
            cp -a "$said/kept/." "$folder/"
            left=$(df -k --output=avail "$folder" | tail -n 1)
            dd if=/dev/zero of="$folder/ballast" bs=1024 count=$((left - free)) 2>/dev/null
            set +e
            "$@" >"$said/out.full" 2>"$said/err.full"
            echo $? >"$said/exit.full"
            rm "$folder/ballast"
            "$@" >"$said/out.free" 2>"$said/err.free"
            echo $? >"$said/exit.free"
            """;

    /// Copies what is in the folder `$1` to a file system of `$2` MB that takes its place, and keeps it until stdin
    /// ends.
    private static final String MOUNT = """
            set -e
            kept=$(mktemp -d)
            cp -a "$1/." "$kept/"
            mount -t tmpfs -o size="$2"m tmpfs "$1"
            cp -a "$kept/." "$1/"
            rm -r "$kept"
            chmod 700 "$1"
            echo mounted
            exec cat
            """;

    /// What a command did on the full disk, and after that on one with room.
    record Twice(Run full, Run free) {}

    /// Skips the test, loudly, where nothing may be mounted.
    static SmallDisk orSkip() throws IOException, InterruptedException {
        for (List<String> words : List.of(List.of("unshare", "-m"), List.of("unshare", "-r", "-m"))) {
            List<String> attempt = new ArrayList<>(words);
            attempt.addAll(List.of("mount", "-t", "tmpfs", "tmpfs", "/mnt"));
            if (succeeds(attempt)) {
                return new SmallDisk(words);
            }
        }
        String reason = "NOT TESTED: a full disk; mounting one needs root or user namespaces, and Linux";
        System.err.println(reason);
        return abort(reason);
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// @param folder of the shop: the part that is full
    Twice run(Shop shop, Path folder, int freeKilobytes, String... arguments) throws IOException, InterruptedException {
        Path said = Files.createTempDirectory(shop.folder(), "said");
        List<String> command = new ArrayList<>(namespace);
        command.addAll(List.of("sh", "-c", TWICE, "sh"));
        command.addAll(List.of(folder.toString(), String.valueOf(freeKilobytes), said.toString()));
        command.addAll(ChildJvm.command(Child.options(shop.folder().resolve("tmp")), Main.class, arguments));
        Files.createDirectories(shop.folder().resolve("tmp"));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(shop.folder().toFile()).inheritIO();
        builder.environment().putAll(shop.environment());
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("a command on a full disk did not end");
        }
        return new Twice(result(said, "full"), result(said, "free"));
    }

    /// A file system that stays mounted, for servers that live on it.
    ///
    /// @param folder what is in it is copied there
    Mounted mount(Path folder, int megabytes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(namespace);
        command.addAll(List.of("sh", "-c", MOUNT, "sh", folder.toString(), String.valueOf(megabytes)));
        Process holder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (holder.inputReader().readLine() == null) {
            throw new IllegalStateException("nothing was mounted on " + folder);
        }
        return new Mounted(holder, namespace.contains("-r"), folder);
    }

    /// Such a file system; it is gone with the last process that sees it.
    record Mounted(Process holder, boolean asUser, Path folder) implements AutoCloseable {
        private static final String FILL = """
                left=$(df -k --output=avail "$1" | tail -n 1)
                dd if=/dev/zero of="$1/ballast" bs=1024 count=$((left - $2)) 2>/dev/null""";

        /// Leaves so much free.
        void fill(int freeKilobytes) throws IOException, InterruptedException {
            run(List.of("sh", "-c", FILL, "sh", folder.toString(), String.valueOf(freeKilobytes)));
        }

        void empty() throws IOException, InterruptedException {
            run(List.of("rm", folder.resolve("ballast").toString()));
        }

        /// Runs a command that sees the file system, to its end.
        void run(List<String> words) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of("nsenter", "-t", String.valueOf(holder.pid()), "-m"));
            if (asUser) {
                command.addAll(List.of("-U", "--preserve-credentials"));
            }
            command.addAll(words);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(words.getFirst() + " failed on the small disk");
            }
        }

        @Override
        public void close() {
            holder.destroy();
        }
    }

    private static Run result(Path said, String when) {
        try {
            return new Run(
                    Integer.parseInt(
                            Files.readString(said.resolve("exit." + when)).strip()),
                    Files.readString(said.resolve("out." + when)),
                    Files.readString(said.resolve("err." + when)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
