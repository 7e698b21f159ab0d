package dev.feira.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.ingest.engine.Engine;
import dev.feira.ingest.postgresql.PostgreSqlEngine;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.SharedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PostgreSqlSourceTest extends SourceContract {
    @Override
    Shop open(Path place) throws Exception {
        return new Shop(place, SharedServer.of(Server.POSTGRESQL).freshDatabase());
    }

    @Override
    Engine engine() {
        return new PostgreSqlEngine(shop.source);
    }

    @Override
    String impatience() {
        return "SET lock_timeout = '1s'";
    }

    @Override
    String protocol() {
        return "postgresql-export";
    }

    @Test
    void policyThatWouldHideRowsIsAnErrorAndNoLoss() throws Exception {
        shop.sql("ALTER TABLE item ENABLE ROW LEVEL SECURITY", "CREATE POLICY few ON item USING (id > 1)");
        shop.contract("item", "mode: full\n");

        assertThat(onlyFailure()).contains("row-level security");
    }

    @Test
    void tableOfManyColumnsIsDigestedInGroups() throws Exception {
        StringBuilder columns = new StringBuilder("id INT NOT NULL");
        for (int i = 0; i < 200; i++) {
            columns.append(", c").append(i).append(" TEXT");
        }
        shop.sql(
                "CREATE TABLE wide (" + columns + ")",
                "INSERT INTO wide (id, c199) VALUES (1, 'last'), (2, '')",
                "INSERT INTO wide (id, c0, c58, c59, c60, c150) VALUES (3, '', 'a', 'b', '', 'd')");
        shop.contract("wide", "mode: full\n");

        assertThat(shop.ingest().failures()).isEmpty();
        assertThat(shop.lake("id, c58, c60, c199", "wide"))
                .containsExactly("1|null|null|last", "2|null|null|", "3|a||null");
    }
}
