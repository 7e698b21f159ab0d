package dev.feira.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlocksTest {
    private static final Environment ENVIRONMENT = Environment.standard()
            .tag(BlockTag.parsed("test"))
            .tag(BlockTag.parsed("materialization"))
            .tag(BlockTag.parsed("snapshot"))
            .tag(BlockTag.text("docs"));

    @Test
    void blocksAreFoundInOrderWithTheirText() {
        String source = """
                {% macro m(a, b='x') %}{{ a }}{% endmacro %}
                {% test positive(model, column_name) %}
                  select 1 from {{ model }}
                {% endtest %}
                {%- snapshot s -%}select 2{%- endsnapshot -%}
                """;
        List<Block> blocks = ENVIRONMENT.template("macros/m.sql", source).blocks();
        assertThat(blocks).extracting(Block::tag).containsExactly("macro", "test", "snapshot");
        assertThat(blocks).extracting(Block::name).containsExactly("m", "positive", "s");
        assertThat(blocks.get(0).text()).isEqualTo("{% macro m(a, b='x') %}{{ a }}{% endmacro %}");
        assertThat(blocks.get(1).body()).isEqualTo("\n  select 1 from {{ model }}\n");
        assertThat(blocks.get(1).place().line()).isEqualTo(2);
        assertThat(blocks.get(2).template().render(Map.of())).isEqualTo("select 2");
        assertThat(blocks.get(0).parameters())
                .containsExactly(new Parameter("a", Optional.empty()), new Parameter("b", Optional.of("'x'")));
    }

    @Test
    void aHeaderMayCarryFlagsAndOptions() {
        Block block = ENVIRONMENT
                .template("{% materialization view, adapter='duckdb', supported_languages=['sql'] %}x"
                        + "{% endmaterialization %}{% materialization t, default %}{% endmaterialization %}")
                .blocks()
                .get(0);
        assertThat(block.options())
                .containsEntry("adapter", "duckdb")
                .containsEntry("supported_languages", PyList.of("sql"));
        assertThat(block.flags()).isEmpty();
        assertThat(block.macro("materialization_view_duckdb")
                        .bind(Scope.empty())
                        .call(Arguments.NONE))
                .isEqualTo("x");
    }

    @Test
    void theBodyOfATextBlockIsNotRead() {
        Template template = ENVIRONMENT.template("# T\n{% docs d %} {{ broken {% if %} {% enddocs %} rest");
        assertThat(template.blocks().get(0).body()).isEqualTo(" {{ broken {% if %} ");
        assertThat(template.render(Map.of())).isEqualTo("# T\n rest");
    }

    @Test
    void blocksOfTheHostStandAtTheTopLevelOnly() {
        assertThatThrownBy(() -> ENVIRONMENT.template("{% if 1 %}{% test a(b) %}{% endtest %}{% endif %}"))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("`test` must stand at the top level");
    }

    @Test
    void aBoundMacroSeesItsScopeAlone() {
        Template template =
                ENVIRONMENT.template("{% set hidden = 1 %}{% macro a() %}{{ b() }}{{ hidden }}{% endmacro %}"
                        + "{% macro b() %}lexical{% endmacro %}");
        Callable b = arguments -> "from the scope";
        Macro macro = template.blocks().get(0).macro().bind(Scope.of(Map.of("b", b)));
        assertThat(macro.call(Arguments.NONE)).isEqualTo("from the scope");
    }

    @Test
    void returnEndsTheInnermostMacroWithAValue() {
        Callable giveBack = arguments -> {
            throw new Return(arguments.get(0));
        };
        String source = "{% macro m() %}text{{ return([1, {'a': 2}]) }}never{% endmacro %}{{ m()[1].a + 1 }}";
        assertThat(ENVIRONMENT.global("return", giveBack).template(source).render(Map.of()))
                .isEqualTo("3");
    }

    @Test
    void callsAreReadWithoutRendering() {
        Template template = ENVIRONMENT.template("""
                {{ config(materialized='table', tags=['a', 1]) }} select * from {{ ref('x') }}, {{ source("a", "b") }}""");
        assertThat(template.isStatic()).isTrue();
        assertThat(template.calls()).extracting(Call::name).containsExactly("config", "ref", "source");
        assertThat(template.calls().get(0).named())
                .containsEntry("materialized", "table")
                .containsEntry("tags", PyList.of("a", 1L));
        Template dynamic = ENVIRONMENT.template("{% if x %}{{ dbt_utils.star(ref('a'), y) }}{% endif %}");
        assertThat(dynamic.isStatic()).isFalse();
        assertThat(dynamic.calls()).extracting(Call::name).containsExactly("dbt_utils.star", "ref");
        assertThat(dynamic.calls()).extracting(Call::literal).containsExactly(false, true);
    }

    @Test
    void aModuleKnowsWhatItsTemplateDefines() {
        Module module = ENVIRONMENT
                .template("{% set a = 1 %}{% set _b = 2 %}{% macro m(x) %}{{ x }}{{ a }}{% endmacro %}t")
                .module(Scope.empty());
        assertThat(module.exported()).containsOnlyKeys("a", "m");
        assertThat(module.macro("m").orElseThrow().call(Arguments.of("x"))).isEqualTo("x1");
        assertThat(module.text()).isEqualTo("t");
    }
}
