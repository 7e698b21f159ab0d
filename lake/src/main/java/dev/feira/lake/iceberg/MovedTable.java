package dev.feira.lake.iceberg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.feira.core.Problem;
import dev.feira.lake.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.TableMetadataParser;

/// Writes the metadata of one table anew, beside the old files, which stay as they were.
final class MovedTable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VERSION = Pattern.compile("/(\\d{1,9})-[^/]*$");

    private final String name;
    private final Move move;
    private final Store store;

    MovedTable(String name, Move move, Store store) {
        this.name = name;
        this.move = move;
        this.store = store;
    }

    /// Gives the location of the new metadata file; the catalog does not know it yet.
    String write(String location) {
        try {
            String json =
                    TableMetadataParser.toJson(TableMetadataParser.read(new StoreFiles(store), move.apply(location)));
            ObjectNode metadata = (ObjectNode) JSON.readTree(json);
            moveManifests(metadata);
            remember(metadata, location);
            String next = next(metadata.path("location").asText(), location);
            store.write(next, JSON.writeValueAsString(moved(metadata)).getBytes(StandardCharsets.UTF_8));
            check(next);
            return next;
        } catch (IOException e) {
            throw LakeProblems.onReading(name, new java.io.UncheckedIOException(e));
        } catch (RuntimeException e) {
            throw LakeProblems.onReading(name, e);
        }
    }

    private void moveManifests(ObjectNode metadata) throws IOException {
        MovedManifests manifests = new MovedManifests(name, move, store);
        for (JsonNode snapshot : metadata.path("snapshots")) {
            String list = snapshot.path("manifest-list").asText();
            ((ObjectNode) snapshot).put("manifest-list", manifests.list(list));
        }
    }

    // As with any commit, so that the file is deleted when its turn comes.
    private static void remember(ObjectNode metadata, String location) {
        metadata.withArray("metadata-log")
                .addObject()
                .put("timestamp-ms", metadata.path("last-updated-ms").asLong())
                .put("metadata-file", location);
    }

    private String next(String table, String location) {
        Matcher matcher = VERSION.matcher(location);
        int version = matcher.find() ? Integer.parseInt(matcher.group(1)) + 1 : 0;
        return "%s/metadata/%05d-%s.metadata.json".formatted(move.apply(table), version, UUID.randomUUID());
    }

    /// The same tree with every location in it as it is now.
    private JsonNode moved(JsonNode node) {
        switch (node) {
            case TextNode text -> {
                return TextNode.valueOf(move.apply(text.asText()));
            }
            case ObjectNode object ->
                object.properties().forEach(property -> property.setValue(moved(property.getValue())));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, moved(array.get(i)));
                }
            }
            default -> {
                return node;
            }
        }
        return node;
    }

    /// Half a copy of a lake must not pass for a lake.
    private void check(String location) throws IOException {
        BaseTable table = new BaseTable(new StaticTableOperations(location, new StoreFiles(store)), name);
        for (TableVersion.DataPart part : new TableVersion(name, table).files()) {
            if (store.size(part.location()).orElse(-1) != part.bytes()) {
                throw Problem.data("file `" + part.location() + "` of table `" + name + "` is not there, or not whole")
                        .hint(
                                "copy the whole folder of the lake to its new place, then run `feira lake relocate` again")
                        .exception();
            }
        }
    }
}
