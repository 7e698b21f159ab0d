package dev.feira.jinja.syntax;

import dev.feira.jinja.Span;
import java.util.List;

/// What a value can be assigned to.
public sealed interface TargetNode {
    Span span();

    record NameTarget(String name, Span span) implements TargetNode {}

    /// `ns.attribute`.
    record NamespaceTarget(String namespace, String attribute, Span span) implements TargetNode {}

    record TupleTarget(List<TargetNode> items, Span span) implements TargetNode {}
}
