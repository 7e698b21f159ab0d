package dev.feira.stream.consume;

import dev.feira.core.Problem;
import dev.feira.core.Secret;
import dev.feira.stream.KafkaSettings;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/// Turns what Kafka's clients throw into a problem with its cure.
public final class KafkaFailures {
    private KafkaFailures() {}

    public static Problem problem(KafkaSettings settings, Throwable failure) {
        String servers = "`" + settings.servers() + "`";
        String said = said(settings, failure);
        return switch (failure) {
            case AuthenticationException _ ->
                Problem.data("Kafka at " + servers + " refused the login: " + said)
                        .hint("check `security.protocol` and the `sasl` and `ssl` settings under `stream.kafka`");
            case AuthorizationException _ ->
                Problem.data("Kafka at " + servers + " allows this user too little: " + said)
                        .hint("let an administrator grant READ on topic and group, WRITE on the dead letters' topic");
            case UnsupportedVersionException _ ->
                Problem.data("Kafka at " + servers + " is too old for this: " + said)
                        .hint("use brokers of version 4, or set `group.protocol: classic` under `stream.kafka`");
            case RetriableException _ -> silent(servers, said);
            case TimeoutException _ -> silent(servers, said);
            case ConfigException _ ->
                Problem.user("Kafka's client refuses its settings for " + servers + ": " + said)
                        .hint("check the addresses and what stands under `stream.kafka`");
            case KafkaException wrapper
            when wrapper.getCause() instanceof KafkaException cause -> problem(settings, cause);
            default -> Problem.data("Kafka at " + servers + " refused: " + said);
        };
    }

    private static Problem silent(String servers, String said) {
        return Problem.passing("Kafka at " + servers + " does not answer: " + said)
                .hint("are the brokers running, and is the address one that they advertise?");
    }

    private static String said(KafkaSettings settings, Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        for (Secret secret : settings.properties().values()) {
            // Short values such as `PLAIN` are words of the message, not secrets.
            message = secret.reveal().length() > 12 ? secret.mask(message) : message;
        }
        return message;
    }
}
