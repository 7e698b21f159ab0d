package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stream on the servers that Feira starts itself.
class StreamSandboxTest {
    @TempDir
    Path folder;

    @AfterEach
    void removeServers() {
        Run.feira(folder, "sandbox", "reset");
    }

    @Test
    void producerNeedsNoPostgresAndConsumerNamesTheCommandThatStartsIt() throws IOException {
        Shop shop = Shop.in(folder);
        shop.done("sandbox", "up", "mariadb", "kafka");
        shop.done("sample", "generate", "--scale", "0.005");

        assertThat(shop.done("stream", "produce", "invoices", "--rate", "max", "--count", "20"))
                .contains("20 events");
        Clear.of(
                shop.feira("stream", "consume", "--until-caught-up"),
                1,
                "the sandbox's PostgreSQL is not running",
                "feira sandbox up postgresql kafka");

        shop.done("sandbox", "up", "postgresql");
        assertThat(shop.done("stream", "consume", "invoices", "--until-caught-up"))
                .contains("20");
    }
}
