package dev.feira.ingest;

import dev.feira.ingest.engine.Engine;
import dev.feira.ingest.mysql.MySqlEngine;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.SharedServer;
import java.nio.file.Path;

class MariaDbSourceTest extends SourceContract {
    @Override
    Shop open(Path place) throws Exception {
        return new Shop(place, SharedServer.of(Server.MARIADB).freshDatabase());
    }

    @Override
    Engine engine() {
        return new MySqlEngine(shop.source);
    }

    @Override
    String impatience() {
        return "SET lock_wait_timeout = 1";
    }

    @Override
    String protocol() {
        return "mariadb-binlog";
    }
}
