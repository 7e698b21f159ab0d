package dev.feira.jinja;

/// A stretch of a template's source: offsets in UTF-16 units after line ends became `\n`; `end` is exclusive.
public record Span(int start, int end) {
    /// From the beginning of this one to the end of the other.
    public Span to(Span other) {
        return new Span(start, Math.max(end, other.end));
    }
}
