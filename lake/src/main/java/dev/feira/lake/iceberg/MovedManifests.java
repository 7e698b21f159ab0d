package dev.feira.lake.iceberg;

import dev.feira.core.Problem;
import dev.feira.lake.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/// Copies of a table's manifest lists and manifests in which the paths are those of today.
///
/// They are Avro files, and are copied record by record with only the paths changed: numbers of snapshots and
/// sequences,
/// counts and bounds stay as they are, whichever program and version wrote them.
final class MovedManifests {
    private static final String MARK = "relocated-";

    private final String table;
    private final Move move;
    private final Store store;
    private final String prefix = MARK + UUID.randomUUID().toString().substring(0, 8) + "-";
    private final Map<String, Copy> copies = new HashMap<>();

    MovedManifests(String table, Move move, Store store) {
        this.table = table;
        this.move = move;
        this.store = store;
    }

    private record Copy(String location, long length) {}

    /// The one step of the work that knows a kind of file.
    private interface Change {
        void apply(GenericRecord record) throws IOException;
    }

    /// Copies a manifest list and all its manifests, each of them once.
    String list(String location) throws IOException {
        return copy(location, this::changeList).location();
    }

    private Copy copy(String location, Change change) throws IOException {
        Copy present = copies.get(location);
        if (present != null) {
            return present;
        }
        byte[] content = rewritten(store.read(move.apply(location)), change);
        Copy copy = new Copy(renamed(move.apply(location)), content.length);
        store.write(copy.location(), content);
        copies.put(location, copy);
        return copy;
    }

    private void changeList(GenericRecord manifest) throws IOException {
        if (manifest.hasField("content") && manifest.get("content") instanceof Integer content && content != 0) {
            throw Problem.data("table `" + table + "` in the lake has delete files, which only other programs write")
                    .hint("move the lake back and let the program that wrote them compact the table")
                    .exception();
        }
        Copy copy = copy(manifest.get("manifest_path").toString(), this::changeManifest);
        manifest.put("manifest_path", copy.location());
        manifest.put("manifest_length", copy.length());
    }

    private void changeManifest(GenericRecord entry) {
        GenericRecord file = (GenericRecord) entry.get("data_file");
        file.put("file_path", move.apply(file.get("file_path").toString()));
    }

    private static byte[] rewritten(byte[] content, Change change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + 1024);
        try (DataFileReader<GenericRecord> in =
                        new DataFileReader<>(new SeekableByteArrayInput(content), new GenericDatumReader<>());
                DataFileWriter<GenericRecord> out = new DataFileWriter<>(new GenericDatumWriter<>())) {
            for (String key : in.getMetaKeys()) {
                if (!DataFileWriter.isReservedMeta(key)) {
                    out.setMeta(key, in.getMeta(key));
                }
            }
            String codec = in.getMetaString(DataFileConstants.CODEC);
            out.setCodec(CodecFactory.fromString(codec == null ? DataFileConstants.NULL_CODEC : codec));
            out.create(in.getSchema(), bytes);
            for (GenericRecord record : in) {
                change.apply(record);
                out.append(record);
            }
        }
        return bytes.toByteArray();
    }

    // The names do not grow when a lake moves again and again.
    private String renamed(String location) {
        int name = location.lastIndexOf('/') + 1;
        return location.substring(0, name)
                + prefix
                + location.substring(name).replaceFirst("^" + MARK + "[0-9a-f]{8}-", "");
    }
}
