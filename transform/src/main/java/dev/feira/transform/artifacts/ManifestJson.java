package dev.feira.transform.artifacts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.feira.core.Problem;
import dev.feira.transform.context.BaseContext;
import dev.feira.transform.context.DataFunctions;
import dev.feira.transform.graph.Graph;
import dev.feira.transform.manifest.Doc;
import dev.feira.transform.manifest.Group;
import dev.feira.transform.manifest.Macro;
import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// manifest.json, version 12 of dbt's schema.
public final class ManifestJson {
    private static final String SCHEMA = "https://schemas.getdbt.com/dbt/manifest/v12.json";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance))
            .build();

    private ManifestJson() {}

    public static void write(Manifest manifest, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = file.resolveSibling(file.getFileName() + ".tmp");
            MAPPER.writeValue(draft.toFile(), of(manifest));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw Problem.user("`" + file + "` cannot be written: " + failure.getMessage())
                    .exception(failure);
        }
    }

    /// The whole of it; `created_at` is left out of the resources, nothing needs it.
    public static Map<String, @Nullable Object> of(Manifest manifest) {
        Graph graph = Graph.of(manifest);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("metadata", metadata(manifest.metadata()));
        json.put("nodes", resources(manifest.nodes()));
        json.put("sources", resources(manifest.sources()));
        json.put("macros", macros(manifest));
        json.put("docs", docs(manifest));
        json.put("exposures", resources(manifest.exposures()));
        json.put("metrics", resources(manifest.metrics()));
        json.put("groups", groups(manifest));
        json.put("selectors", manifest.selectors());
        json.put("disabled", disabled(manifest));
        json.put("parent_map", graph.parentMap());
        json.put("child_map", graph.childMap());
        json.put("group_map", groupMap(manifest));
        json.put("saved_queries", resources(manifest.savedQueries()));
        json.put("semantic_models", resources(manifest.semanticModels()));
        json.put("unit_tests", resources(manifest.unitTests()));
        json.put("functions", Map.of());
        return json;
    }

    private static Map<String, @Nullable Object> metadata(Manifest.Metadata of) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("dbt_schema_version", SCHEMA);
        json.put("dbt_version", BaseContext.DBT_VERSION);
        json.put("generated_at", Instant.now().toString());
        json.put("invocation_id", of.invocationId());
        json.put("invocation_started_at", of.generatedAt());
        json.put("env", Map.of());
        json.put("project_name", of.projectName());
        json.put("project_id", DataFunctions.md5(of.projectName()));
        json.put("user_id", null);
        json.put("send_anonymous_usage_stats", false);
        json.put("adapter_type", of.adapterType());
        json.put("quoting", of.quoting());
        json.put("run_started_at", of.generatedAt());
        return json;
    }

    private static Map<String, Object> resources(Map<String, ? extends Resource> resources) {
        Map<String, Object> json = new LinkedHashMap<>();
        resources.forEach((id, resource) -> json.put(id, NodeJson.of(resource)));
        return json;
    }

    private static Map<String, Object> disabled(Manifest manifest) {
        Map<String, Object> json = new LinkedHashMap<>();
        manifest.disabled()
                .forEach(
                        (id, all) -> json.put(id, all.stream().map(NodeJson::of).toList()));
        return json;
    }

    private static Map<String, Object> macros(Manifest manifest) {
        Map<String, Object> json = new LinkedHashMap<>();
        manifest.macros().forEach((id, macro) -> json.put(id, macro(macro)));
        return json;
    }

    private static Map<String, @Nullable Object> macro(Macro macro) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        NodeJson.identity(macro.id(), json);
        json.put("macro_sql", macro.sql());
        json.put("depends_on", Map.of("macros", macro.dependsOn()));
        json.put("description", macro.description());
        json.put("meta", macro.meta());
        json.put("docs", macro.docs());
        json.put("config", Map.of("meta", macro.meta(), "docs", macro.docs()));
        json.put("patch_path", macro.patchPath());
        json.put("arguments", macro.arguments());
        json.put("supported_languages", macro.languages());
        return json;
    }

    private static Map<String, Object> docs(Manifest manifest) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Doc doc : manifest.docs().values()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            NodeJson.identity(doc.id(), fields);
            fields.put("block_contents", doc.contents());
            json.put(doc.id().uniqueId(), fields);
        }
        return json;
    }

    private static Map<String, Object> groups(Manifest manifest) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Group group : manifest.groups().values()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            NodeJson.identity(group.id(), fields);
            fields.put("owner", group.owner());
            fields.put("description", group.description());
            fields.put("config", group.config().values());
            json.put(group.id().uniqueId(), fields);
        }
        return json;
    }

    private static Map<String, Object> groupMap(Manifest manifest) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Group group : manifest.groups().values()) {
            List<String> members = new ArrayList<>();
            for (Node node : manifest.nodes().values()) {
                if (group.id().name().equals(node.properties().group())) {
                    members.add(node.uniqueId());
                }
            }
            map.put(group.id().name(), members);
        }
        return map;
    }
}
