package dev.feira.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Snippets and what Jinja2 3.1.6 makes of them: text, or an error with its type and message.
class ConformanceTest {
    @TestFactory
    Stream<DynamicTest> snippetsInDbtsIdiomPrintWhatJinja2Prints() throws IOException {
        return cases("/conformance/jinja.json");
    }

    @TestFactory
    Stream<DynamicTest> snippetsOfOurOwnPrintWhatJinja2Prints() throws IOException {
        return cases("/golden/snippets.json");
    }

    @TestFactory
    Stream<DynamicTest> randomExpressionsHaveTheValuesThatJinja2Gives() throws IOException {
        return cases("/golden/expressions.json");
    }

    @TestFactory
    Stream<DynamicTest> randomStatementsScopeTheirNamesAsJinja2Does() throws IOException {
        return cases("/golden/statements.json");
    }

    private static Stream<DynamicTest> cases(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(ConformanceTest.class.getResourceAsStream(resource))) {
            JsonNode cases = new ObjectMapper().readTree(in);
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(node -> DynamicTest.dynamicTest(node.get("name").asText(), () -> check(node)));
        }
    }

    private static void check(JsonNode node) {
        String template = node.get("template").asText();
        assertThat(outcome(template))
                .as(template)
                .isEqualTo(node.get("expected").asText());
    }

    private static String outcome(String template) {
        try {
            return Environment.standard().template(template).render(SnippetContext.names());
        } catch (TemplateException e) {
            return e.getMessage();
        }
    }
}
