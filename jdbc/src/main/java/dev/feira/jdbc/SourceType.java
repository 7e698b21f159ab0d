package dev.feira.jdbc;

/// A column's type as its database declares it.
///
/// @param name the bare name in lower case: `decimal`, `varchar`, `datetime`
/// @param declared the whole declaration: `decimal(10,2) unsigned`
/// @param precision digits of a number, bits of a BIT; 0 where it has no meaning
/// @param scale digits behind the point
/// @param fraction digits of a temporal type's seconds behind the point
/// @param charset of a text type, otherwise empty
/// @param collation of a text type, otherwise empty
public record SourceType(
        String name,
        String declared,
        int precision,
        int scale,
        int fraction,
        boolean unsigned,
        String charset,
        String collation) {
    /// Whether a number is shown with leading zeros.
    public boolean zerofill() {
        return declared.endsWith("zerofill");
    }
}
