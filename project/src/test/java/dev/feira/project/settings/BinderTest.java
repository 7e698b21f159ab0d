package dev.feira.project.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.feira.core.ProblemException;
import dev.feira.core.Secret;
import dev.feira.project.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BinderTest {
    enum Codec {
        ZSTD,
        SNAPPY_RAW
    }

    record Part(String name, int size) {}

    record Room(
            Codec codec,
            Duration limit,
            Path folder,
            long memory,
            Optional<String> note,
            List<Part> parts,
            Map<String, Integer> weights,
            boolean strict) {
        Room {
            if (memory < 1) {
                throw new IllegalArgumentException("`memory` must be positive, not " + memory);
            }
        }

        static Room defaults() {
            return new Room(
                    Codec.ZSTD, Duration.ofSeconds(30), Path.of("x"), 7, Optional.empty(), List.of(), Map.of(), true);
        }
    }

    record Login(String user, Secret password, @Nullable Integer port) {}

    record Named(String user, String database) {
        Named {
            throw new IllegalArgumentException("`database` must be a name, not `" + database + "`");
        }
    }

    @Test
    void missingKeysTakeTheRecordsDefaults() {
        assertThat(bind(Room.class, "room: {}")).isEqualTo(Room.defaults());
    }

    @Test
    void everyKindOfValueIsRead() {
        Room room = bind(Room.class, """
                room:
                  codec: snappy-raw
                  limit: 500 ms
                  folder: data/x
                  memory: 64 MiB
                  note: hello
                  parts: [{name: a, size: 1}, {name: b, size: 2}]
                  weights: {a: 1, b: 2}
                  strict: false
                """);

        assertThat(room)
                .isEqualTo(new Room(
                        Codec.SNAPPY_RAW,
                        Duration.ofMillis(500),
                        Path.of("base/data/x"),
                        64L << 20,
                        Optional.of("hello"),
                        List.of(new Part("a", 1), new Part("b", 2)),
                        Map.of("a", 1, "b", 2),
                        false));
    }

    @Test
    void unknownKeyNamesItsPlaceAndTheNearestKnownOne() {
        thenErrorIs(Room.class, "room:\n  memry: 5", """
                error: unknown key `memry` in `room`
                  --> feira.yml:2:3
                hint: did you mean `memory`?""");
    }

    @Test
    void keyThatStandsTwiceIsRefused() {
        thenErrorIs(Room.class, "room:\n  note: a\n  note: b", """
                error: key `note` stands twice in `room`
                  --> feira.yml:3:3
                hint: leave one of them""");
    }

    @Test
    void valueOfTheWrongKindSaysWhatIsWanted() {
        thenErrorIs(Room.class, "room:\n  limit: soon", """
                error: `room.limit` of target `prod` must be a duration such as `500 ms`, `30 s`, `5 m` or `2 h`, found `soon`
                  --> feira.yml:2:10""");
        thenErrorIs(Room.class, "room:\n  codec: gzip", """
                error: `room.codec` of target `prod` must be one of `zstd`, `snappy_raw`, found `gzip`
                  --> feira.yml:2:10""");
        thenErrorIs(Room.class, "room:\n  parts: a", """
                error: `room.parts` of target `prod` must be a list
                  --> feira.yml:2:10""");
    }

    @Test
    void refusalByTheRecordStandsAtTheKeyThatItNames() {
        thenErrorIs(Room.class, "room:\n  strict: true\n  memory: ${MEMORY}", """
                error: `room` of target `prod`: `memory` must be positive, not 0 in environment variable `MEMORY`
                  --> feira.yml:3:11""");
    }

    @Test
    void refusalStandsAtTheKeyThatItNamesFirst() {
        thenErrorIs(Named.class, "room:\n  user: ana\n  database: shop?user=root", """
                error: `room` of target `prod`: `database` must be a name, not `shop?user=root`
                  --> feira.yml:3:13""");
    }

    @Test
    void missingKeyWithoutDefaultIsNamed() {
        thenErrorIs(Login.class, "room:\n  user: ana", """
                error: `room` lacks the key `password`
                  --> feira.yml:2:3
                hint: add `password: …`""");
    }

    @Test
    void allMistakesAreShownAtOnce() {
        thenErrorIs(Room.class, "room:\n  limit: soon\n  strict: maybe", """
                error: 2 settings are wrong:
                  feira.yml:2:10: `room.limit` of target `prod` must be a duration such as `500 ms`, `30 s`, `5 m` or `2 h`, found `soon`
                  feira.yml:3:11: `room.strict` of target `prod` must be `true` or `false`, found `maybe`""");
    }

    @Test
    void variablesFillValuesAndMayHaveADefault() {
        Login login =
                bind(Login.class, "room: {user: '${USER_NAME}-x', password: '${PASSWORD}', port: '${PORT:-3306}'}");

        assertThat(login).isEqualTo(new Login("ana-x", Secret.of("tiger"), 3306));
        assertThat(login.toString()).doesNotContain("tiger");
    }

    @Test
    void variableThatIsNotSetNamesItselfAndTheTarget() {
        thenErrorIs(Login.class, "room:\n  user: ${NOBODY}\n  password: x", """
                error: environment variable `NOBODY` is not set; target `prod` needs it for `room.user`
                  --> feira.yml:2:9
                hint: set it in the environment or in `.env` beside `feira.yml`""");
    }

    @Test
    void brokenYamlNamesItsPlace() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Document.parse("feira.yml", "a: [1, 2\nb: 3"))
                .satisfies(e -> assertThat(e.problem().text())
                        .startsWith("error: `feira.yml` is not YAML: ")
                        .contains("--> feira.yml:2:2"));
    }

    private static <T extends Record> T bind(Class<T> type, String yaml) {
        Document document = Document.parse("feira.yml", yaml);
        Environment environment =
                Environment.of(Map.of("USER_NAME", "ana", "PASSWORD", "tiger", "MEMORY", "0", "EMPTY", ""));
        return new Binder(document, "prod", environment, Path.of("base"))
                .bind(type, document.mapping(document.root(), "room"), "room");
    }

    private static void thenErrorIs(Class<? extends Record> type, String yaml, String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> bind(type, yaml))
                .satisfies(e -> assertThat(e.problem().text()).isEqualTo(text));
    }
}
