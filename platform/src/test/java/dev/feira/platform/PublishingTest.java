package dev.feira.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.core.Column;
import dev.feira.core.EventListener;
import dev.feira.core.SqlType;
import dev.feira.core.Table;
import dev.feira.lake.Batch;
import dev.feira.lake.Lake;
import dev.feira.lake.TableWrite;
import dev.feira.project.Project;
import dev.feira.transform.Build;
import dev.feira.transform.Flags;
import dev.feira.transform.Invocation;
import dev.feira.transform.RunLog;
import dev.feira.transform.Selection;
import dev.feira.transform.Verb;
import dev.feira.warehouse.Publications;
import dev.feira.warehouse.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A shop of two raw tables: `orders` → stg_orders, `items` → stg_items, both → fact; `calendar` stands on nothing.
class PublishingTest {
    private static final Map<String, String> FILES = Map.of(
            "feira.yml", "name: shop\ntarget: dev\ntargets: {dev: {source: sandbox}}\n",
            "dbt_project.yml", "name: shop\nprofile: shop\nversion: '1.0'\nmodels: {+materialized: table}\n",
            "profiles.yml", """
                    shop:
                      target: dev
                      outputs:
                        dev: {type: duckdb, path: work/warehouse.duckdb, schema: main, threads: 2}
                    """,
            "models/schema.yml", """
                    sources:
                      - name: raw_data
                        tables: [{name: orders}, {name: items}]
                    models:
                      - name: fact
                        columns: [{name: id, data_tests: [not_null]}]
                    """,
            "models/stg_orders.sql", "select id from {{ source('raw_data', 'orders') }}",
            "models/stg_items.sql", "select id from {{ source('raw_data', 'items') }}",
            "models/fact.sql", "select id from {{ ref('stg_orders') }} join {{ ref('stg_items') }} using (id)",
            "models/calendar.sql", "select 1 as day");

    @TempDir
    Path folder;

    private Platform platform;

    @BeforeEach
    void givenShopWithTwoTables() throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        platform = Platform.of(Project.open(folder, Optional.of("dev"), Map.of()), () -> {
            throw new IllegalStateException("no source is needed");
        });
        ingestAndLoad("orders", 3);
        ingestAndLoad("items", 3);
    }

    @Test
    void theFirstPublicationTakesTheWholeProject() {
        assertThat(withheld(build("fact", "+fact"))).contains("nothing was published before", "model `calendar`");
        assertThat(withheld(build("source:raw_data.*+"))).contains("model `calendar`");

        assertThat(build().published()).isPresent();
        assertThat(publishedRows("fact")).isEqualTo(3L);
    }

    @Test
    void aSelectionThatCoversAllThatStandsOnTheLoadedTableIsPublished() {
        build();
        ingestAndLoad("orders", 2);

        assertThat(withheld(build("stg_orders"))).contains("model `fact`", "test `not_null_fact_id`");
        assertThat(publishedRows("fact")).isEqualTo(3L);
        assertThat(build("stg_orders+").published()).isPresent();
        assertThat(publishedRows("fact")).isEqualTo(2L);
    }

    @Test
    void severalTablesLoadedAskForAllThatStandsOnAnyOfThem() {
        build();
        ingestAndLoad("orders", 2);
        ingestAndLoad("items", 2);

        assertThat(withheld(build("stg_orders+"))).contains("model `stg_items`").doesNotContain("`fact`");
        assertThat(build("stg_orders+", "stg_items+").published()).isPresent();
    }

    @Test
    void theSameSnapshotLoadedAgainAsksForNothing() {
        build();
        platform.load(platform.warehouseFile(), List.of(), true, EventListener.none());

        assertThat(build("calendar").published()).isPresent();
    }

    @Test
    void onlyBuildPublishes() {
        for (Verb verb : List.of(Verb.RUN, Verb.TEST, Verb.SEED, Verb.COMPILE)) {
            assertThat(run(verb, Flags.of(verb.word()), Selection.ALL).publication())
                    .as(verb.word())
                    .isEmpty();
        }
        assertThat(publications().current()).isEmpty();
    }

    @Test
    void whatRunMadeIsNotPublishedByABuildThatLeavesItOut() throws IOException {
        build();
        write("models/fact.sql", "select null as id from {{ ref('stg_orders') }}, {{ ref('stg_items') }}");
        run(Verb.RUN, Flags.of("run"), Selection.of("fact"));

        assertThat(withheld(build("calendar"))).contains("model `fact`");
        assertThat(publishedRows("fact")).isEqualTo(3L);
    }

    @Test
    void whatAFailedBuildMadeIsNotPublishedByALaterOne() throws IOException {
        build();
        String good = FILES.getOrDefault("models/fact.sql", "");
        write("models/fact.sql", "select null as id from {{ ref('stg_orders') }}, {{ ref('stg_items') }}");

        assertThat(withheld(build("fact"))).contains("not all is green");
        assertThat(withheld(build("calendar"))).contains("model `fact`", "test `not_null_fact_id`");
        write("models/fact.sql", good);
        assertThat(build("calendar", "fact").published()).isPresent();
    }

    @Test
    void modelsWithoutTheirTestsAreNotPublished() {
        build();
        ingestAndLoad("orders", 2);

        assertThat(withheld(run(Verb.BUILD, Flags.of("build"), Selection.ALL.resourceTypes("model"))))
                .contains("test `not_null_fact_id`");
    }

    @Test
    void aBuildWithoutRowsIsNotPublishedAndNeitherIsWhatItLeft() {
        build();
        Flags empty = new Flags("build", false, false, false, true, false);

        assertThat(withheld(run(Verb.BUILD, empty, Selection.ALL))).contains("`--empty`");
        assertThat(withheld(build("calendar"))).contains("model `fact`");
    }

    @Test
    void aWorkFileMadeAnewMustBeBuiltAsAWhole() throws IOException {
        build();
        Files.delete(platform.warehouseFile());
        platform.load(platform.warehouseFile(), List.of(), false, EventListener.none());

        assertThat(withheld(build("calendar"))).contains("this work file is not the one", "model `fact`");
        assertThat(build().published()).isPresent();
    }

    @Test
    void aBuildOfNothingPublishesNothing() {
        assertThat(withheld(build("nobody"))).contains("nothing was selected");
    }

    private Platform.Built build(String... select) {
        return run(Verb.BUILD, Flags.of("build"), Selection.of(select));
    }

    private Platform.Built run(Verb verb, Flags flags, Selection selection) {
        Invocation plain = platform.invocation(verb.word());
        Invocation invocation = new Invocation(
                plain.projectDir(),
                plain.profilesDir(),
                plain.profile(),
                plain.target(),
                Map.of(),
                plain.environment(),
                flags);
        return platform.build(
                Build.of(invocation, EventListener.none(), RunLog.none()), verb, selection, OptionalInt.empty());
    }

    private static String withheld(Platform.Built built) {
        return built.publication()
                .filter(Publication.Withheld.class::isInstance)
                .map(it -> ((Publication.Withheld) it).reason())
                .orElseThrow();
    }

    private Publications publications() {
        return platform.publications();
    }

    private Object publishedRows(String table) {
        try (Publications.Reader reader = publications().open(platform.warehouseSettings());
                Session session = reader.warehouse().session()) {
            return Objects.requireNonNull(
                    session.run("select count(*) from " + table).single());
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void ingestAndLoad(String table, int rows) {
        Table shape = new Table(table, List.of(new Column("id", new SqlType.Int(64), false)), List.of("id"));
        try (Lake lake = platform.lake();
                TableWrite write = lake.overwrite(shape)) {
            Batch batch = write.take();
            for (int i = 0; i < rows; i++) {
                batch.setLong(0, i);
                batch.endRow();
            }
            write.put(batch);
            write.commit(Map.of());
        }
        platform.load(platform.warehouseFile(), List.of(), false, EventListener.none());
    }
}
