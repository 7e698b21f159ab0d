package dev.feira.sample.generate;

/// What can be wrong with an event that is malformed on purpose.
public enum Fault {
    /// The text ends in the middle.
    BROKEN_JSON,
    /// A field is not there.
    MISSING_FIELD,
    /// A text where a number was wanted.
    WRONG_TYPE,
    /// A number that no column holds.
    OUT_OF_RANGE,
    /// The character of code 0, which JSON can say and PostgreSQL cannot hold.
    NUL_CHARACTER,
    /// Bytes that are no UTF-8.
    INVALID_UTF8
}
