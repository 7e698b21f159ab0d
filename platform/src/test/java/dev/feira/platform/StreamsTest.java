package dev.feira.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.feira.core.ProblemException;
import dev.feira.project.Project;
import dev.feira.stream.Stream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The shop's own streams, as they stand in the repository.
class StreamsTest {
    private final Platform platform =
            Platform.of(Project.open(Path.of("../projects/olist"), Optional.empty(), Map.of()), () -> {
                throw new AssertionError("declarations do not ask the sandbox");
            });

    @Test
    void shopDeclaresItsStreams() {
        List<Stream> streams = platform.streams(List.of());

        assertThat(streams).extracting(Stream::name).containsExactly("invoices", "stock");
        assertThat(streams).extracting(Stream::messageKey).containsExactly("invoice_id", "product_id");
    }

    @Test
    void unknownStreamIsRefusedWithThoseThatThereAre() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> platform.streams(List.of("bills")))
                .satisfies(it ->
                        assertThat(it.problem().text()).contains("there is no stream `bills`", "`invoices`, `stock`"));
    }
}
