package dev.feira.transform.parse;

import dev.feira.transform.manifest.Ref;
import dev.feira.transform.manifest.SourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a template says about itself while it is read: whom it needs and how it wants to be configured.
final class Capture {
    private final List<Ref> refs = new ArrayList<>();
    private final List<SourceRef> sources = new ArrayList<>();
    private final List<List<String>> metrics = new ArrayList<>();
    private final Map<String, @Nullable Object> config = new LinkedHashMap<>();

    void add(Ref ref) {
        refs.add(ref);
    }

    void add(SourceRef source) {
        sources.add(source);
    }

    void addMetric(List<String> metric) {
        metrics.add(metric);
    }

    void configure(Map<String, ? extends @Nullable Object> settings) {
        ConfigMerge.apply(config, settings);
    }

    List<Ref> refs() {
        return refs;
    }

    List<SourceRef> sources() {
        return sources;
    }

    List<List<String>> metrics() {
        return metrics;
    }

    Map<String, @Nullable Object> config() {
        return config;
    }
}
