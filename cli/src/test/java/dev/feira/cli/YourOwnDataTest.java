package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Does what `docs/how-to/your-own-data.md` says, with the files and commands that stand there.
class YourOwnDataTest {
    private static final Path PAGE = Run.HOME.resolve("docs/how-to/your-own-data.md");
    private static final Pattern FILE = Pattern.compile("```\\w+\\n(?:#|--) (\\S+\\.\\w+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMANDS = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private final ServerStatus server = SharedServer.of(Server.MARIADB).freshDatabase();

    @Test
    void thePageDoneToTheLetterEndsInPublishedAndTestedModels() throws IOException, SQLException {
        String page = Files.readString(PAGE);
        Map<String, String> files = files(page);
        fillSource(String.valueOf(files.remove("source.sql")));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path place = folder.resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.writeString(place, file.getValue());
        }

        Matcher commands = COMMANDS.matcher(page);
        assertThat(commands.find()).isTrue();
        StringBuilder said = new StringBuilder();
        commands.group(1).lines().forEach(line -> said.append(run(line)));

        assertThat(files).hasSize(7);
        assertThat(said)
                .contains("reads 2 tables", "equal", "Done. PASS=4", "Os Maias", "12.50")
                .contains("Mensagem", "24.00", "published/");
    }

    private static Map<String, String> files(String page) {
        Map<String, String> files = new LinkedHashMap<>();
        Matcher matcher = FILE.matcher(page);
        while (matcher.find()) {
            files.put(matcher.group(1), matcher.group(2));
        }
        return files;
    }

    private String run(String line) {
        String[] words = line.split(" ", -1);
        assertThat(words[0]).isEqualTo("feira");
        Run run = Run.feira(folder, environment(), Arrays.copyOfRange(words, 1, words.length));
        assertThat(run.exit()).as(line + "\n" + run.out() + run.err()).isZero();
        return run.out();
    }

    private Map<String, String> environment() {
        return Map.of(
                "SHOP_HOST", server.host(),
                "SHOP_PORT", String.valueOf(server.port()),
                "SHOP_USER", server.reader().user(),
                "SHOP_PASSWORD", server.reader().password().reveal(),
                "SHOP_DATABASE", server.database());
    }

    private void fillSource(String sql) throws SQLException {
        try (Connection owner = DriverManager.getConnection(
                        server.jdbcUrl(),
                        server.owner().user(),
                        server.owner().password().reveal());
                Statement statement = owner.createStatement()) {
            for (String one : sql.strip().split(";\\s*", 0)) {
                statement.execute(one);
            }
        }
    }
}
