package dev.feira.transform.parse;

import dev.feira.transform.manifest.Ref;
import dev.feira.transform.manifest.SourceRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a generic test is declared on.
sealed interface TestTarget {
    /// The name that the test's own name contains.
    String label();

    /// The call that a template makes to get it.
    String expression();

    /// `models.stg_orders`, `sources.raw_data`.
    String fileKey();

    void capture(Capture capture);

    /// Unique id of the node, for tests of nodes.
    Optional<String> node();

    /// A model, seed or snapshot.
    record OfNode(String name, @Nullable Object version, String section, String uniqueId) implements TestTarget {
        @Override
        public String label() {
            return version == null ? name : name + "_v" + version;
        }

        @Override
        public String expression() {
            return version == null ? "ref('" + name + "')" : "ref('" + name + "', version='" + version + "')";
        }

        @Override
        public String fileKey() {
            return section + "." + name;
        }

        @Override
        public void capture(Capture capture) {
            capture.add(new Ref(name, null, version));
        }

        @Override
        public Optional<String> node() {
            return Optional.of(uniqueId);
        }
    }

    /// A table of a source.
    record OfSource(String source, String table) implements TestTarget {
        @Override
        public String label() {
            return source + "_" + table;
        }

        @Override
        public String expression() {
            return "source('" + source + "', '" + table + "')";
        }

        @Override
        public String fileKey() {
            return "sources." + source;
        }

        @Override
        public void capture(Capture capture) {
            capture.add(new SourceRef(source, table));
        }

        @Override
        public Optional<String> node() {
            return Optional.empty();
        }
    }
}
