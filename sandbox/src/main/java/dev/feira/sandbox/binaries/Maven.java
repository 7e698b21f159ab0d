package dev.feira.sandbox.binaries;

import dev.feira.core.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Fetches an artifact the way the user's machine fetches everything else: from the local repository, else by running
/// the user's own Maven, so that mirrors, proxies and credentials of its settings hold.
final class Maven {
    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:";
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private Maven() {}

    /// The archive's file: in the local repository, or downloaded into `folder`.
    static Path fetch(Artifact artifact, Path folder) throws IOException {
        Path local = localRepository().resolve(artifact.path());
        return Files.isRegularFile(local) ? local : download(artifact, folder);
    }

    private static Path localRepository() {
        Path usual = Path.of(System.getProperty("user.home"), ".m2", "repository");
        return Path.of(System.getProperty("maven.repo.local", usual.toString()));
    }

    private static Path download(Artifact artifact, Path folder) throws IOException {
        run(
                artifact.coordinates(),
                folder,
                List.of(PLUGIN + "copy", "-Dartifact=" + artifact.coordinates(), "-DoutputDirectory=" + folder));
        return folder.resolve(artifact.fileName());
    }

    /// The jars and all that they need to run, in `folder`.
    ///
    /// @param work a folder for what is needed on the way only
    static void fetchWithDependencies(List<Artifact> artifacts, Path folder, Path work) throws IOException {
        Path project = work.resolve("pom.xml");
        Files.writeString(project, project(artifacts));
        run(
                artifacts.getFirst().coordinates(),
                work,
                List.of(
                        "--file=" + project,
                        PLUGIN + "copy-dependencies",
                        "-DincludeScope=runtime",
                        "-DoutputDirectory=" + folder));
    }

    private static String project(List<Artifact> artifacts) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>dev.feira</groupId>
                  <artifactId>server</artifactId>
                  <version>1</version>
                  <dependencies>
                %s
                  </dependencies>
                </project>
                """.formatted(artifacts.stream().map(Maven::dependency).collect(Collectors.joining("\n")));
    }

    private static String dependency(Artifact artifact) {
        return """
                    <dependency>
                      <groupId>%s</groupId>
                      <artifactId>%s</artifactId>
                      <version>%s</version>
                    </dependency>""".formatted(artifact.group(), artifact.name(), artifact.version());
    }

    private static void run(String wanted, Path folder, List<String> goal) throws IOException {
        Path log = folder.resolve("maven.log");
        List<String> command = new ArrayList<>(List.of(program().toString(), "--batch-mode", "--no-transfer-progress"));
        command.addAll(goal);
        Process maven = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        if (!waitFor(maven) || maven.exitValue() != 0) {
            throw failed(wanted, log);
        }
    }

    private static boolean waitFor(Process maven) {
        try {
            return maven.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.passing("fetching a server was interrupted").exception(e);
        } finally {
            maven.destroyForcibly();
        }
    }

    private static RuntimeException failed(String wanted, Path log) throws IOException {
        String reason;
        try (Stream<String> lines = Files.lines(log)) {
            reason = lines.filter(line -> line.startsWith("[ERROR]"))
                    .findFirst()
                    .map(line -> ": " + line.substring("[ERROR]".length()).strip())
                    .orElse(" within " + LIMIT.toMinutes() + " minutes");
        }
        return Problem.passing("Maven could not fetch `" + wanted + "`" + reason)
                .hint("check that `mvn` reaches its repository, then try again")
                .exception();
    }

    private static Path program() {
        return Stream.of(home("MAVEN_HOME"), home("M2_HOME"), path())
                .flatMap(List::stream)
                .map(folder -> folder.resolve("mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> Problem.user("no `mvn` on the PATH to fetch the sandbox's servers with")
                        .hint("install Maven 3.8 or newer, or set MAVEN_HOME")
                        .exception());
    }

    private static List<Path> home(String variable) {
        return Optional.ofNullable(System.getenv(variable)).map(home -> Path.of(home, "bin")).stream()
                .toList();
    }

    private static List<Path> path() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(part -> !part.isEmpty())
                .map(Path::of)
                .toList();
    }
}
