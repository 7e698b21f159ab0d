package dev.feira.jinja;

import java.util.Map;
import java.util.function.IntSupplier;

/// Measures reading and rendering; run its main by hand.
final class Speed {
    private static final String MODEL = """
            {{ config(materialized='table', tags=['a']) }}
            with src as (select * from {{ ref('m1') }}), o as (select * from {{ source('s', 't') }})
            select %s 1 {%% if var('x', false) %%} where 1 {%% endif %%}
            {%% for i in ['a', 'b'] %%}{{ i }}{%% endfor %%}""".formatted("col, ".repeat(50));
    private static final String MACROS = """
            {% macro c(n, p='x') %}{% if n is odd %}{{ p ~ n }}{% else %}{{ n|string|upper }}{% endif %}{% endmacro %}
            {% for i in range(20000) %}{{ c(i, p='col_') }},{% endfor %}""";
    private static final Callable FIRST = arguments -> arguments.get(arguments.size() - 1);
    private static final Callable NOTHING = arguments -> "";
    private static final Map<String, Object> CONTEXT =
            Map.of("ref", FIRST, "source", FIRST, "var", FIRST, "config", NOTHING);

    private Speed() {}

    public static void main(String[] arguments) {
        Environment environment = Environment.standard();
        report(
                "read 2,000 models and their calls",
                () -> repeat(() -> environment.template(MODEL).calls().size()));
        report(
                "read and render 2,000 models",
                () -> repeat(() -> environment.template(MODEL).render(CONTEXT).length()));
        Template macros = environment.template(MACROS);
        report("20,000 macro calls", () -> macros.render(Map.of()).length());
    }

    private static int repeat(IntSupplier work) {
        int sum = 0;
        for (int i = 0; i < 2000; i++) {
            sum += work.getAsInt();
        }
        return sum;
    }

    private static void report(String what, IntSupplier work) {
        for (int round = 1; round <= 5; round++) {
            long start = System.nanoTime();
            int size = work.getAsInt();
            System.out.printf("%s, round %d: %d ms (%d)%n", what, round, (System.nanoTime() - start) / 1_000_000, size);
        }
    }
}
