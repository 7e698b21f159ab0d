package dev.feira.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.feira.core.ProblemException;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Tls;
import dev.feira.project.Project;
import dev.feira.stream.KafkaSettings;
import dev.feira.stream.SinkSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The shop's own project, as it stands in the repository.
class StreamSettingsTest {
    private static final Map<String, String> WANTED = Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", "one.shop:9092,two.shop:9093",
            "POSTGRES_HOST", "pg.shop",
            "POSTGRES_USER", "streamer",
            "POSTGRES_PASSWORD", "tiger",
            "POSTGRES_DB", "live");

    @Test
    void productionReadsTheVariablesThatSuchStacksUse() {
        KafkaSettings kafka = production(WANTED).kafka();
        SinkSettings sink = production(WANTED).sink();
        ConnectionSettings connection = sink.connection();

        assertThat(kafka.servers()).isEqualTo("one.shop:9092,two.shop:9093");
        assertThat(kafka.clientProperties())
                .containsOnly(
                        Map.entry("bootstrap.servers", "one.shop:9092,two.shop:9093"),
                        Map.entry("security.protocol", "PLAINTEXT"));
        assertThat(connection.address()).isEqualTo("pg.shop:5432");
        assertThat(connection.user()).isEqualTo("streamer");
        assertThat(connection.password().reveal()).isEqualTo("tiger");
        assertThat(connection.database()).isEqualTo("live");
        assertThat(sink.schema()).isEqualTo("kafka_streaming");
        assertThat(connection.tls()).isEqualTo(Tls.OFF);
        assertThat(sink.toString()).doesNotContain("tiger");
    }

    @Test
    void optionalVariablesAreTakenWhenTheyAreSet() {
        Platform production = production(with(Map.of(
                "POSTGRES_PORT", "6432",
                "POSTGRES_SCHEMA", "live_invoices",
                "POSTGRES_TLS", "verify_identity",
                "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "KAFKA_SASL_MECHANISM", "SCRAM-SHA-512",
                "KAFKA_SASL_JAAS_CONFIG", "module required username=\"feira\" password=\"hidden-lion\";",
                "KAFKA_SSL_TRUSTSTORE_TYPE", "PEM",
                "KAFKA_SSL_TRUSTSTORE_LOCATION", "/etc/ca.pem",
                "KAFKA_SSL_TRUSTSTORE_PASSWORD", "hidden-bear")));

        assertThat(production.sink().connection().port()).isEqualTo(6432);
        assertThat(production.sink().schema()).isEqualTo("live_invoices");
        assertThat(production.sink().connection().tls().mode()).isEqualTo(Tls.Mode.VERIFY_IDENTITY);
        assertThat(production.kafka().clientProperties())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry("sasl.jaas.config", "module required username=\"feira\" password=\"hidden-lion\";")
                .containsEntry("ssl.truststore.type", "PEM")
                .containsEntry("ssl.truststore.location", "/etc/ca.pem")
                .containsEntry("ssl.truststore.password", "hidden-bear");
        assertThat(production.kafka().toString()).doesNotContain("hidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"KAFKA_BOOTSTRAP_SERVERS", "POSTGRES_HOST", "POSTGRES_USER", "POSTGRES_PASSWORD", "POSTGRES_DB"})
    void missingVariableIsNamedWithItsTarget(String name) {
        assertThat(errorWith(name, ""))
                .startsWith("error: environment variable `" + name + "` is not set; target `prod`");
    }

    @ParameterizedTest
    @CsvSource({
        "KAFKA_BOOTSTRAP_SERVERS, broker",
        "KAFKA_BOOTSTRAP_SERVERS, kafka://broker:9092",
        "POSTGRES_HOST, postgresql://pg.shop:5432/",
        "POSTGRES_PORT, five",
        "POSTGRES_PORT, 70000",
        "POSTGRES_USER, '\tstreamer'",
        "POSTGRES_PASSWORD, 'ti\tger'",
        "POSTGRES_DB, live/invoices",
        "POSTGRES_SCHEMA, 'a; DROP'",
        "POSTGRES_TLS, maybe"
    })
    void malformedVariableIsNamedWithItsTargetAndPlace(String name, String value) {
        assertThat(errorWith(name, value))
                .contains("`" + name + "`", "target `prod`", "feira.yml:")
                .doesNotContain("tiger", "ti\tger");
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(WANTED);
        all.putAll(more);
        return all;
    }

    private static Platform production(Map<String, String> environment) {
        Project project = Project.open(Path.of("../projects/olist"), Optional.of("prod"), environment);
        return Platform.of(project, () -> {
            throw new AssertionError("production does not ask the sandbox");
        });
    }

    private static String errorWith(String name, String value) {
        var failure = assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> production(with(Map.of(name, value))).sink());
        return failure.actual().problem().text();
    }
}
