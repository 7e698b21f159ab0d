package dev.feira.transform.manifest;

import java.util.List;

/// What a resource mentions (refs and sources, with repetitions, in order) and what that resolved to (unique ids).
public record Uses(
        List<Ref> refs, List<SourceRef> sources, List<List<String>> metrics, List<String> macros, List<String> nodes) {
    public static final Uses NOTHING = new Uses(List.of(), List.of(), List.of(), List.of(), List.of());

    public Uses {
        refs = List.copyOf(refs);
        sources = List.copyOf(sources);
        metrics = List.copyOf(metrics);
        macros = List.copyOf(macros);
        nodes = List.copyOf(nodes);
    }

    public Uses resolvedTo(List<String> ids) {
        return new Uses(refs, sources, metrics, macros, ids);
    }
}
