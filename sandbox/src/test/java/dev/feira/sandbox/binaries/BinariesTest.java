package dev.feira.sandbox.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.feira.core.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
    @TempDir
    Path folder;

    private Path jar(String... names) throws IOException {
        Path jar = folder.resolve("server.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    @Test
    void platformHasOneSpelling() {
        assertThat(Platform.of("Linux", "amd64", false)).hasToString("linux-amd64");
        assertThat(Platform.of("Linux", "aarch64", true)).hasToString("alpine-arm64");
        assertThat(Platform.of("Mac OS X", "aarch64", false)).hasToString("darwin-arm64");
        assertThat(Platform.of("Windows 11", "x86_64", false)).hasToString("windows-amd64");
    }

    @Test
    void platformWithoutServerIsSaidWithTheCure() {
        Binaries none = new Binaries("mariadb-11.4.5", new Platform("linux", "arm64"), Optional.empty());

        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> none.folder(message -> {}));

        assertThat(thrown.problem().text()).isEqualTo("""
                        error: nobody publishes `mariadb-11.4.5` for `linux-arm64`
                        hint: run your own server and put its address into the target's settings""");
    }

    @Test
    void cacheIsWhereTheUserWantsIt() {
        Path home = Path.of("/home/ana");

        assertThat(Cache.folder(Map.of(), home)).isEqualTo(Path.of("/home/ana/.cache/feira"));
        assertThat(Cache.folder(Map.of("XDG_CACHE_HOME", "/var/cache"), home)).isEqualTo(Path.of("/var/cache/feira"));
        assertThat(Cache.folder(Map.of("FEIRA_CACHE", "/big/disk"), home)).isEqualTo(Path.of("/big/disk"));
    }

    @Test
    void onlyWantedFilesAreUnpackedAndProgramsCanRun() throws IOException {
        Path target = folder.resolve("server");

        Unpack.jar(jar("a/bin/run", "a/share/text", "a/skip", "other"), "a/", name -> !name.equals("skip"), target);

        assertThat(target.resolve("bin/run")).isExecutable();
        assertThat(target.resolve("share/text")).hasContent("a/share/text");
        assertThat(target.resolve("skip")).doesNotExist();
        assertThat(Files.isExecutable(target.resolve("share/text"))).isFalse();
    }

    @Test
    void entryThatLeadsOutOfTheArchiveIsRefused() throws IOException {
        Path jar = jar("a/../../evil");

        assertThatThrownBy(() -> Unpack.jar(jar, "a/", name -> true, folder.resolve("server")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leads out of the archive");
    }
}
