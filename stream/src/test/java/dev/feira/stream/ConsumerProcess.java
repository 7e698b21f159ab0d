package dev.feira.stream;

import dev.feira.core.EventListener;
import dev.feira.core.ProblemException;
import dev.feira.core.Secret;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.sandbox.ServerStatus;
import dev.feira.testkit.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A consumer in a process of its own, to be killed. As a supervisor would, it begins again when it could not go on.
final class ConsumerProcess {
    private ConsumerProcess() {}

    /// In the smallest JVM that will do, because several run at once.
    static ChildJvm start(KafkaSettings kafka, String topic, ServerStatus postgres) throws IOException {
        return ChildJvm.start(
                ProcessBuilder::inheritIO,
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                ConsumerProcess.class,
                kafka.servers(),
                topic,
                postgres.host(),
                Integer.toString(postgres.port()),
                postgres.database(),
                postgres.owner().user(),
                postgres.owner().passwordFile().toString());
    }

    /// Arguments: brokers, topic, and of PostgreSQL host, port, database, user and the file of the password.
    public static void main(String[] arguments) throws Exception {
        Secret password = Secret.of(Files.readString(Path.of(arguments[6])).strip());
        SinkSettings sink = new SinkSettings(
                ConnectionSettings.of(
                        arguments[2], Integer.parseInt(arguments[3]), arguments[4], arguments[5], password),
                SinkSettings.SCHEMA);
        while (true) {
            try {
                Consume.run(
                        List.of(Shop.invoices(arguments[1])),
                        KafkaSettings.at(arguments[0]),
                        sink,
                        ConsumeSettings.DEFAULT,
                        EventListener.none());
            } catch (ProblemException e) {
                System.err.println("consumer begins again: " + e.problem().text());
                Thread.sleep(200);
            }
        }
    }
}
