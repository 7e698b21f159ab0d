package dev.feira.transform.artifacts;

import dev.feira.transform.Metric;
import dev.feira.transform.SemanticModel;
import dev.feira.transform.manifest.ColumnInfo;
import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Exposure;
import dev.feira.transform.manifest.Identity;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Properties;
import dev.feira.transform.manifest.Ref;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.manifest.Semantic;
import dev.feira.transform.manifest.Source;
import dev.feira.transform.manifest.SourceRef;
import dev.feira.transform.manifest.UnitTest;
import dev.feira.transform.manifest.Uses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A resource in the shape of dbt's manifest; templates see the same as `model` and in `graph`.
public final class NodeJson {
    private NodeJson() {}

    public static Map<String, @Nullable Object> of(Resource resource) {
        return switch (resource) {
            case Node node -> node(node);
            case Source source -> source(source);
            case Exposure exposure -> exposure(exposure);
            case UnitTest test -> unitTest(test);
            case Semantic semantic -> semantic(semantic);
        };
    }

    private static Map<String, @Nullable Object> node(Node node) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("database", node.relation().database());
        json.put("schema", node.relation().schema());
        identity(node.id(), json);
        json.put("alias", node.alias());
        json.put("checksum", node.checksum().values());
        json.put("config", node.config().values());
        json.put("tags", node.tags());
        Properties properties = node.properties();
        json.put("description", properties.description());
        json.put("columns", columns(properties));
        json.put("meta", properties.meta());
        json.put("group", properties.group());
        json.put("docs", properties.docs());
        json.put("patch_path", properties.patchPath());
        json.put("build_path", null);
        json.put("unrendered_config", node.unrenderedConfig());
        json.put("relation_name", node.relation().rendered());
        json.put("raw_code", node.rawCode());
        json.put("doc_blocks", properties.docBlocks());
        if (node.detail() instanceof Detail.Seed(String rootPath)) {
            json.put("root_path", rootPath);
            json.put("depends_on", Map.of("macros", node.uses().macros()));
            return json;
        }
        json.put("language", "sql");
        uses(node.uses(), json);
        json.put("functions", List.of());
        json.put("compiled_path", null);
        detail(node, json);
        return json;
    }

    private static void detail(Node node, Map<String, @Nullable Object> json) {
        switch (node.detail()) {
            case Detail.Model model -> {
                json.put("contract", model.contract());
                json.put("access", model.access());
                json.put("constraints", model.constraints());
                json.put("version", model.version());
                json.put("latest_version", model.latestVersion());
                json.put("deprecation_date", model.deprecationDate());
                json.put("primary_key", model.primaryKey());
                json.put("time_spine", model.timeSpine());
            }
            case Detail.GenericTest test -> {
                json.put("contract", noContract());
                json.put("column_name", test.columnName().orElse(null));
                json.put("file_key_name", test.fileKeyName());
                json.put("attached_node", test.attachedNode().orElse(null));
                Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
                metadata.put("name", test.test());
                metadata.put("kwargs", test.arguments());
                metadata.put("namespace", test.namespace().orElse(null));
                json.put("test_metadata", metadata);
            }
            case Detail.Operation operation -> {
                json.put("contract", noContract());
                json.put("index", operation.index());
            }
            case Detail.Snapshot ignored -> json.put("contract", noContract());
            case Detail.SingularTest ignored -> json.put("contract", noContract());
            case Detail.Analysis ignored -> json.put("contract", noContract());
            case Detail.Seed ignored -> {}
        }
    }

    private static Map<String, @Nullable Object> source(Source source) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("database", source.relation().database());
        json.put("schema", source.relation().schema());
        identity(source.id(), json);
        json.put("source_name", source.sourceName());
        json.put("source_description", source.sourceDescription());
        json.put("loader", source.loader());
        json.put("identifier", source.relation().identifier());
        json.put("quoting", source.quoting());
        json.put("loaded_at_field", source.loadedAtField());
        json.put("loaded_at_query", source.loadedAtQuery());
        json.put("freshness", source.freshness());
        json.put("external", source.external());
        json.put("description", source.properties().description());
        json.put("columns", columns(source.properties()));
        json.put("meta", source.meta());
        json.put("source_meta", source.sourceMeta());
        json.put("tags", source.tags());
        json.put("config", source.config().values());
        json.put("patch_path", null);
        json.put("unrendered_config", source.unrenderedConfig());
        json.put("relation_name", source.relation().rendered());
        json.put("unrendered_database", null);
        json.put("unrendered_schema", source.relation().schema());
        json.put("doc_blocks", source.properties().docBlocks());
        return json;
    }

    private static Map<String, @Nullable Object> exposure(Exposure exposure) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        identity(exposure.id(), json);
        json.put("type", exposure.kind());
        json.put("owner", exposure.owner());
        json.put("description", exposure.description());
        json.put("label", exposure.label());
        json.put("maturity", exposure.maturity());
        json.put("meta", exposure.meta());
        json.put("tags", exposure.tags());
        json.put("config", exposure.config().values());
        json.put("unrendered_config", exposure.unrenderedConfig());
        json.put("url", exposure.url());
        uses(exposure.uses(), json);
        return json;
    }

    private static Map<String, @Nullable Object> unitTest(UnitTest test) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("model", test.model());
        json.put(
                "given",
                test.given().stream().map(given -> fixture(given, true)).toList());
        json.put("expect", fixture(test.expect(), false));
        identity(test.id(), json);
        json.put("description", test.description());
        json.put("overrides", test.overrides().isEmpty() ? null : overrides(test));
        json.put("depends_on", Map.of("macros", List.of(), "nodes", test.dependsOn()));
        json.put("config", test.config().values());
        json.put("checksum", test.checksum());
        json.put("schema", test.schema());
        json.put("versions", null);
        json.put("version", test.version());
        return json;
    }

    private static Map<String, Object> overrides(UnitTest test) {
        Map<String, Object> overrides = new LinkedHashMap<>();
        for (String kind : List.of("macros", "vars", "env_vars")) {
            overrides.put(kind, test.overrides().getOrDefault(kind, Map.of()));
        }
        return overrides;
    }

    private static Map<String, @Nullable Object> fixture(UnitTest.Fixture fixture, boolean input) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        if (input) {
            json.put("input", fixture.input());
        }
        json.put("rows", fixture.rows());
        json.put("format", fixture.format());
        json.put("fixture", fixture.fixture());
        return json;
    }

    private static Map<String, @Nullable Object> semantic(Semantic semantic) {
        Map<String, @Nullable Object> json = SemanticJson.of(semantic.definition());
        identity(semantic.id(), json);
        json.put("config", semantic.config().values());
        json.put("unrendered_config", semantic.unrenderedConfig());
        json.put("group", semantic.config().get("group"));
        json.put("refs", semantic.uses().refs().stream().map(Ref::values).toList());
        Map<String, Object> dependsOn = new LinkedHashMap<>();
        dependsOn.put("macros", List.of());
        dependsOn.put("nodes", semantic.dependsOn());
        json.put("depends_on", dependsOn);
        json.put("metadata", null);
        if (semantic.definition() instanceof Metric) {
            json.put("sources", List.of());
            json.put("metrics", List.of());
        }
        if (!(semantic.definition() instanceof SemanticModel)) {
            json.put("tags", semantic.tags());
        }
        return json;
    }

    static void identity(Identity id, Map<String, @Nullable Object> json) {
        json.put("name", id.name());
        json.put("resource_type", id.type().word());
        json.put("package_name", id.packageName());
        json.put("path", id.path());
        json.put("original_file_path", id.originalFilePath());
        json.put("unique_id", id.uniqueId());
        if (id.type() != ResourceType.MACRO && id.type() != ResourceType.DOC && id.type() != ResourceType.GROUP) {
            json.put("fqn", id.fqn());
        }
    }

    private static void uses(Uses uses, Map<String, @Nullable Object> json) {
        json.put("refs", uses.refs().stream().map(Ref::values).toList());
        json.put("sources", uses.sources().stream().map(NodeJson::pair).toList());
        json.put("metrics", uses.metrics());
        Map<String, Object> dependsOn = new LinkedHashMap<>();
        dependsOn.put("macros", uses.macros());
        dependsOn.put("nodes", uses.nodes());
        json.put("depends_on", dependsOn);
    }

    private static List<String> pair(SourceRef source) {
        return List.of(source.source(), source.table());
    }

    private static Map<String, Object> columns(Properties properties) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (ColumnInfo column : properties.columns().values()) {
            columns.put(column.name(), column.values());
        }
        return columns;
    }

    private static Map<String, @Nullable Object> noContract() {
        Map<String, @Nullable Object> contract = new LinkedHashMap<>();
        contract.put("enforced", false);
        contract.put("alias_types", true);
        contract.put("checksum", null);
        return contract;
    }
}
