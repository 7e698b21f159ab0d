package dev.feira.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ls` with all ways of selecting, on a small graph: raw → a → b → c, d beside them.
class SelectionTest {
    @TempDir
    Path project;

    @BeforeEach
    void write() throws IOException {
        Fixtures.tiny(
                project,
                Map.of(
                        "models/one/a.sql",
                        "{{ config(tags=['daily']) }} select * from {{ source('raw', 'things') }}",
                        "models/one/b.sql",
                        "{{ config(materialized='table') }} select * from {{ ref('a') }}",
                        "models/two/c.sql",
                        "select * from {{ ref('b') }} join {{ ref('d') }} using (id)",
                        "models/two/d.sql",
                        "select 1 as id",
                        "models/schema.yml",
                        """
                        sources:
                          - name: raw
                            tables: [{name: things}]
                        models:
                          - name: a
                            columns: [{name: id, data_tests: [unique]}]
                          - name: c
                            columns:
                              - name: id
                                data_tests:
                                  - relationships: {arguments: {to: ref('d'), field: id}}
                        exposures:
                          - name: page
                            type: dashboard
                            owner: {name: Ana}
                            depends_on: [ref('c')]
                        """,
                        "selectors.yml",
                        """
                        selectors:
                          - name: nightly
                            definition:
                              union:
                                - method: fqn
                                  value: a
                                  children: true
                                  children_depth: 1
                                - exclude: [{method: test_type, value: generic}]
                        """));
    }

    private List<String> models(Selection selection) {
        return Fixtures.ls(project, selection.resourceTypes("model"));
    }

    @Test
    void nothingSaidMeansEverything() {
        assertThat(models(Selection.ALL)).containsExactly("tiny.one.a", "tiny.one.b", "tiny.two.c", "tiny.two.d");
    }

    @Test
    void plusGoesUpAndDownByAsManyStepsAsItSays() {
        assertThat(models(Selection.of("1+c"))).containsExactly("tiny.one.b", "tiny.two.c", "tiny.two.d");
        assertThat(models(Selection.of("+c"))).hasSize(4);
        assertThat(models(Selection.of("a+1"))).containsExactly("tiny.one.a", "tiny.one.b");
    }

    @Test
    void atBringsTheParentsOfTheChildren() {
        assertThat(models(Selection.of("@a"))).contains("tiny.two.d");
    }

    @Test
    void blankIsUnionAndCommaIntersection() {
        assertThat(models(Selection.of("a d"))).containsExactly("tiny.one.a", "tiny.two.d");
        assertThat(models(Selection.of("+c,two"))).containsExactly("tiny.two.c", "tiny.two.d");
    }

    @Test
    void methodsFindByWhatTheyName() {
        assertThat(models(Selection.of("tag:daily"))).containsExactly("tiny.one.a");
        assertThat(models(Selection.of("path:models/two"))).containsExactly("tiny.two.c", "tiny.two.d");
        assertThat(models(Selection.of("file:b.sql"))).containsExactly("tiny.one.b");
        assertThat(models(Selection.of("config.materialized:table"))).containsExactly("tiny.one.b");
        assertThat(models(Selection.of("source:raw+1"))).containsExactly("tiny.one.a");
        assertThat(models(Selection.of("1+exposure:page"))).containsExactly("tiny.two.c");
        assertThat(models(Selection.of("tiny.tw*"))).containsExactly("tiny.two.c", "tiny.two.d");
    }

    @Test
    void excludeTakesAway() {
        assertThat(models(Selection.of("+c").exclude("one"))).containsExactly("tiny.two.c", "tiny.two.d");
    }

    @Test
    void testsComeAlongAsTheModeSays() {
        Selection d = Selection.of("d").resourceTypes("test");
        String touching = "tiny.relationships_c_id__id__ref_d_";
        assertThat(Fixtures.ls(project, d)).containsExactly(touching);
        assertThat(Fixtures.ls(project, d.indirect(Selection.Indirect.CAUTIOUS)))
                .isEmpty();
        assertThat(Fixtures.ls(
                        project, Selection.of("c d").resourceTypes("test").indirect(Selection.Indirect.CAUTIOUS)))
                .containsExactly(touching);
        assertThat(Fixtures.ls(project, Selection.of("c").resourceTypes("test").indirect(Selection.Indirect.BUILDABLE)))
                .containsExactly(touching);
        assertThat(Fixtures.ls(project, d.indirect(Selection.Indirect.EMPTY))).isEmpty();
    }

    @Test
    void namedSelectorsAreReadFromSelectorsYml() {
        assertThat(Fixtures.ls(project, Selection.of("selector:nightly"))).containsExactly("tiny.one.a", "tiny.one.b");
    }

    @Test
    void stateComparesWithAnEarlierManifest() throws IOException {
        Path earlier = Fixtures.dbt(project).parse().manifest();
        Path state = project.resolve("state");
        Files.createDirectories(state);
        Files.copy(earlier, state.resolve("manifest.json"));
        Files.writeString(project.resolve("models/two/d.sql"), "select 2 as id");
        Files.writeString(project.resolve("models/two/e.sql"), "select 3 as id");
        assertThat(models(Selection.of("state:modified").state(state))).containsExactly("tiny.two.d", "tiny.two.e");
        assertThat(models(Selection.of("state:new").state(state))).containsExactly("tiny.two.e");
    }

    @Test
    void analysesAreListedOnlyWhenAskedFor() throws IOException {
        Files.createDirectories(project.resolve("analyses"));
        Files.writeString(project.resolve("analyses/look.sql"), "select 1");
        assertThat(Fixtures.ls(project, Selection.ALL)).doesNotContain("tiny.analysis.look");
        assertThat(Fixtures.ls(project, Selection.ALL.resourceTypes("analysis")))
                .containsExactly("tiny.analysis.look");
        assertThat(Fixtures.ls(project, Selection.ALL.resourceTypes("all")))
                .contains("tiny.analysis.look", "tiny.one.a");
    }

    @Test
    void unknownMethodIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> models(Selection.of("colour:red"))).hasMessageContaining("`colour`");
    }

    @Test
    void jsonHasTheKeysAskedFor() {
        List<String> lines = Fixtures.dbt(project)
                .ls(Selection.of("d").resourceTypes("model"), ListFormat.JSON, List.of("name", "resource_type"));
        assertThat(lines).containsExactly("{\"name\": \"d\", \"resource_type\": \"model\"}");
    }
}
