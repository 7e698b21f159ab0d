package dev.feira.stream;

import dev.feira.core.EventListener;
import dev.feira.core.ProblemException;
import dev.feira.core.Secret;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Database;
import dev.feira.sample.Events;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Sends invoices until it is killed. As a supervisor would, it begins again when the brokers did not take them.
public final class ProducingProgram {
    private ProducingProgram() {}

    /// Arguments: of the shop's database URL, user and the file of the password; brokers, topic, events a second, share
    /// of bad ones.
    public static void main(String... arguments) throws Exception {
        URI url = URI.create(arguments[0].substring("jdbc:".length()));
        Secret password = Secret.of(Files.readString(Path.of(arguments[2])).strip());
        ConnectionSettings source = ConnectionSettings.of(
                url.getHost(), url.getPort(), url.getPath().substring(1), arguments[1], password);
        double bad = Double.parseDouble(arguments[6]);
        Events events;
        try (Database shop = Database.open(source)) {
            events = MadeInvoices.events(bad, shop);
        }
        ProduceSettings settings = new ProduceSettings(
                Double.parseDouble(arguments[5]), Optional.empty(), Optional.empty(), bad, MadeInvoices.SEED);
        Stream stream = Shop.invoices(arguments[4]);
        while (true) {
            try {
                Produce.run(stream, events, KafkaSettings.at(arguments[3]), settings, EventListener.none());
            } catch (ProblemException e) {
                System.err.println("producer begins again: " + e.problem().text());
                Thread.sleep(200);
            }
        }
    }
}
