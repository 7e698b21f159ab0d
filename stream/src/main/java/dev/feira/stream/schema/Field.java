package dev.feira.stream.schema;

/// A named value of an event or of one of its lines.
///
/// @param required whether it must be there
/// @param nullable whether it may be `null`
public record Field(String name, FieldType type, boolean required, boolean nullable) {
    /// Whether its column must take NULL.
    public boolean optional() {
        return !required || nullable;
    }
}
