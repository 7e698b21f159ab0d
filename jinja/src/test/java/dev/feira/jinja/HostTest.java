package dev.feira.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostTest {
    private static final Environment ENVIRONMENT = Environment.standard();

    private static TemplateException failure(String source) {
        TemplateException thrown = catchThrowableOfType(
                TemplateException.class,
                () -> ENVIRONMENT.template("models/m.sql", source).render(Map.of()));
        assertThat(thrown).isNotNull();
        return thrown;
    }

    @Test
    void valuesOfJavaBecomeThoseOfPython() {
        Map<String, Object> context = Map.of("list", Arrays.asList(1, null, 2.5f), "day", LocalDate.of(2024, 1, 2));
        assertThat(ENVIRONMENT.template("{{ list }} {{ day }} {{ day.year }}").render(context))
                .isEqualTo("[1, None, 2.5] 2024-01-02 2024");
    }

    @Test
    void valuesOfPythonBecomeThoseOfJava() {
        Object value = ENVIRONMENT.expression("{'a': [1, none, (2, 'x')]}").evaluate(Scope.empty());
        assertThat(Python.toJava(value)).isEqualTo(Map.of("a", Arrays.asList(1L, null, List.of(2L, "x"))));
        assertThat(Python.literal("{'a': [1, -2.5, None]}"))
                .isEqualTo(PyDict.of().with("a", PyList.of(1L, -2.5, None.NONE)));
    }

    @Test
    void partsKeepValuesAsTheyAre() {
        assertThat(ENVIRONMENT.template("{{ [1] }} and {{ 2 }}").parts(Scope.empty()))
                .containsExactly(PyList.of(1L), " and ", 2L);
    }

    @Test
    void aTemplateReachesNothingOfJava() {
        record Secretive(String password) implements PyObject {}
        Map<String, Object> context = Map.of("thing", new Secretive("s3cret"));
        for (String source : List.of(
                "{{ thing.password }}",
                "{{ thing.getClass() }}",
                "{{ thing['class'] }}",
                "{{ ''.getClass() }}",
                "{{ ''.__class__.__mro__ }}",
                "{{ thing }}",
                "{{ thing|tojson }}",
                "{{ [].stream() }}")) {
            String out;
            try {
                out = ENVIRONMENT.template(source).render(context);
            } catch (TemplateException e) {
                out = e.getMessage();
            }
            assertThat(out).as(source).doesNotContain("s3cret").doesNotContain("java.");
        }
    }

    @Test
    void anErrorNamesItsPlaceAndTheMacrosOnTheWay() {
        TemplateException error = failure("""
                select 1
                {% macro inner(a) %}
                  {{ a.b.c }}
                {% endmacro %}
                {% macro outer() %}{{ inner(1) }}{% endmacro %}
                  {{ outer() }}""");
        assertThat(error.text()).isEqualTo("""
                UndefinedError: 'int object' has no attribute 'b'
                  --> models/m.sql:3:6
                  |
                3 |   {{ a.b.c }}
                  |      ^
                  in macro `inner` called at models/m.sql:5:23
                  in macro `outer` called at models/m.sql:6:6""");
    }

    @Test
    void aHostsErrorGetsThePlaceOfItsCall() {
        Callable fail = arguments -> {
            throw new TemplateException("CompilationError", "no such thing");
        };
        TemplateException error = catchThrowableOfType(
                TemplateException.class,
                () -> ENVIRONMENT.template("a\n {{ fail() }}").render(Map.of("fail", fail)));
        assertThat(error.place()).map(Place::line).contains(2);
        assertThat(error).hasMessage("CompilationError: no such thing");
    }

    @Test
    void depthEndsInAnErrorAndNotInACrash() {
        for (String source : List.of(
                "{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}",
                "{{ " + "[".repeat(20_000) + "]".repeat(20_000) + " }}",
                "{{ " + "1+".repeat(50_000) + "1 }}",
                "{% if 1 %}".repeat(50_000),
                "{% for x in [[1]] recursive %}{{ loop([[1]]) }}{% endfor %}",
                "{% set l = [] %}{% do l.append(l) %}{{ l == [l] }}{{ l }}")) {
            assertThat(failure(source).type()).isEqualTo("RecursionError");
        }
    }

    @Test
    void aMistakeInTheLanguageIsShownWhereItIs() {
        TemplateException error = failure("select\n  {% if x %}\n{{ 1 +");
        assertThat(error.type()).isEqualTo("TemplateSyntaxError");
        assertThat(error.place()).map(Place::toString).contains("models/m.sql:3:1");
    }

    @Test
    void aHostDecidesWhatAnUnknownNameIs() {
        Environment lenient = ENVIRONMENT.undefined(name -> (Callable) arguments -> "<" + name + ">");
        assertThat(lenient.template("{{ nope(1) }}").render(Map.of())).isEqualTo("<nope>");
    }

    @Test
    void optionsTrimTheTextAroundTags() {
        Environment trimming = ENVIRONMENT.options(new Options(true, true, true, 100));
        assertThat(trimming.template("a\n  {% if true %}\nb\n  {% endif %}\nc\n")
                        .render(Map.of()))
                .isEqualTo("a\nb\nc\n");
    }

    @Test
    void aTemplateCannotFillTheMemory() {
        assertThat(failure("{{ 'x' * 10 ** 10 }}").type()).isEqualTo("MemoryError");
        assertThat(failure("{{ 2 ** 1000000000 }}").type()).isEqualTo("OverflowError");
        assertThat(failure("{{ '%999999999d' % 1 }}").type()).isEqualTo("MemoryError");
    }

    @Test
    void decimalsOfQueriesKeepTheirDigits() {
        Map<String, Object> context = Map.of("d", new java.math.BigDecimal("12.50"));
        assertThat(ENVIRONMENT
                        .template("{{ d }} {{ d + 1 }} {{ d * 2 }} {{ [d] }} {{ d == 12.5 }} {{ d|int }}")
                        .render(context))
                .isEqualTo("12.50 13.50 25.00 [Decimal('12.50')] True 12");
    }
}
