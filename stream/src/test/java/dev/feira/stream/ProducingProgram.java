package dev.feira.stream;

import dev.feira.core.EventListener;
import dev.feira.core.Secret;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Database;
import dev.feira.sample.Events;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Sends invoices until it is killed.
public final class ProducingProgram {
    private ProducingProgram() {}

    public static void main(String... arguments) throws Exception {
        URI url = URI.create(arguments[0].substring("jdbc:".length()));
        Secret password = Secret.of(Files.readString(Path.of(arguments[2])).strip());
        ConnectionSettings source = ConnectionSettings.of(
                url.getHost(), url.getPort(), url.getPath().substring(1), arguments[1], password);
        Events events;
        try (Database shop = Database.open(source)) {
            events = Events.describedIn(
                    Path.of("..", "projects", "olist", "sample", "invoices.yml"), "invoices", "invoice_id", 0, 7, shop);
        }
        Produce.run(
                Shop.invoices(arguments[4]),
                events,
                KafkaSettings.at(arguments[3]),
                new ProduceSettings(5000, Optional.empty(), Optional.empty(), 0, 7),
                EventListener.none());
    }
}
