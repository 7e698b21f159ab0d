package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.feira.lake.Lake;
import dev.feira.lake.LakeSettings;
import dev.feira.project.Invocation;
import dev.feira.project.Lock;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.SharedServer;
import dev.feira.testkit.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A shop on a real server, and what can be wrong with it.
class DoctorConnectionsTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final ServerStatus server = SharedServer.of(Server.MARIADB).freshDatabase();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void givenShopOnARealServer() throws IOException, SQLException {
        Files.writeString(folder.resolve("feira.yml"), """
                name: shop
                target: dev
                connections:
                  shop: {type: mariadb, host: "${HOST}", port: "${PORT}", user: "${USER}", password: "${PASSWORD}", database: "${DATABASE}"}
                targets: {dev: {source: shop}}
                """);
        Files.writeString(folder.resolve("dbt_project.yml"), "name: shop\nprofile: shop\nversion: '1.0'\n");
        Files.writeString(folder.resolve("profiles.yml"), """
                shop:
                  target: dev
                  outputs: {dev: {type: duckdb, path: work/warehouse.duckdb, schema: main}}
                """);
        environment.put("HOST", server.host());
        environment.put("PORT", String.valueOf(server.port()));
        environment.put("USER", server.reader().user());
        environment.put("PASSWORD", server.reader().password().reveal());
        environment.put("DATABASE", server.database());
        try (Connection owner = DriverManager.getConnection(
                        server.jdbcUrl(),
                        server.owner().user(),
                        server.owner().password().reveal());
                Statement statement = owner.createStatement()) {
            statement.execute("create table orders (id int primary key)");
        }
    }

    private Run doctor(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "doctor";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return Run.feira(folder, environment, arguments);
    }

    private Path warehouse() throws IOException {
        return Files.createDirectories(folder.resolve("work")).resolve("warehouse.duckdb");
    }

    @Test
    void aHealthyShopIsFoundHealthyAndLeftAsItWas() {
        Run run = doctor();

        assertThat(run.out())
                .contains(
                        "ok       source     " + server.reader().user() + " reads 1 tables",
                        "ok       profile",
                        "ok       lake       none yet",
                        "ok       warehouse  none yet",
                        "ok       readers")
                .doesNotContain("broken");
        assertThat(run.exit()).isZero();
        assertThat(folder.resolve(".feira")).doesNotExist();
        assertThat(doctor("-o", "json").out()).contains("\"healthy\" : true");
    }

    @Test
    void aWrongPasswordIsNamedAndNotShown() {
        environment.put("PASSWORD", "hunter2");

        Run run = doctor();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("broken   source", "wrong user or password", "cure: check the user and the password")
                .doesNotContain("hunter2");
    }

    @Test
    void aServerThatIsDownIsNamed() {
        environment.put("PORT", "1");

        assertThat(doctor().out())
                .contains("broken   source     nothing answers at `" + server.host() + ":1`", "cure: start the server");
    }

    @Test
    void aProgramThatHoldsTheWarehouseIsNamed() throws IOException {
        Path ready = folder.resolve("ready");
        try (ChildJvm _ = ChildJvm.start(DuckDbHolder.class, warehouse().toString(), ready.toString())) {
            await().atMost(LONG).until(() -> Files.exists(ready));

            Run run = doctor();

            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out())
                    .containsPattern("broken   warehouse  the warehouse is held by another program: `.*`, process \\d+")
                    .contains("cure: close that program");
        }
    }

    @Test
    void aCommandOfOurOwnThatIsAtWorkIsNoFault() throws IOException {
        Files.writeString(warehouse(), "not opened while somebody works");
        Path lock = folder.resolve("work/warehouse.duckdb.lock");
        try (Lock _ = Lock.take(lock, Invocation.begin("feira load", Clock.systemUTC()), Duration.ZERO, holder -> {})) {
            Run run = doctor();

            assertThat(run.out()).contains("warning  warehouse  `feira load` (pid ", "cure: wait until it is done");
            assertThat(run.exit()).isZero();
        }
    }

    @Test
    void aFileThatIsNoWarehouseIsNamed() throws IOException {
        Files.writeString(warehouse(), "no database, certainly not ".repeat(1000));

        assertThat(doctor().out())
                .contains("broken   warehouse  this is not a DuckDB file", "cure: move the file away");
    }

    @Test
    void aLakeThatWasMovedIsMendedByTheCure() throws IOException {
        Path lake = folder.resolve(".feira/lake");
        Lake.open(LakeSettings.in(folder.resolve("elsewhere"))).close();
        Files.createDirectories(lake.getParent());
        Files.move(folder.resolve("elsewhere"), lake);

        assertThat(doctor().out()).contains("broken   lake", "feira lake relocate");
        assertThat(Run.feira(folder, environment, "lake", "relocate").out()).contains("0 tables made at file://");
        assertThat(doctor().exit()).isZero();
        assertThat(Run.feira(folder, environment, "lake", "snapshots", "-o", "json")
                        .out())
                .isEqualToIgnoringWhitespace("{\"snapshots\": []}");
    }

    @Test
    void aLakeThatCannotBeWrittenIsNamed() throws IOException {
        Files.createDirectories(folder.resolve(".feira"));
        Files.writeString(folder.resolve(".feira/lake"), "a file where the folder should be");

        assertThat(doctor().out()).contains("broken   lake", "cannot be written", "cure: give this user the right");
    }

    @Test
    void aMissingOutputInTheProfileIsNamed() throws IOException {
        Files.writeString(folder.resolve("profiles.yml"), "shop: {target: other, outputs: {other: {type: duckdb}}}\n");

        Run run = doctor();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("broken   profile", "`dev`");
    }
}
