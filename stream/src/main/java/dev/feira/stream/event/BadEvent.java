package dev.feira.stream.event;

/// An event that is not what its schema says: one for the dead letters. It carries no stack trace, because it is an
/// expected outcome and must stay cheap.
public final class BadEvent extends Exception {
    /// What is wrong with an event, as dead letters name it in lower case.
    public enum Reason {
        EMPTY,
        NOT_JSON,
        SCHEMA_VERSION,
        MISSING_FIELD,
        WRONG_TYPE,
        OUT_OF_RANGE,
        NOT_ALLOWED,
        BAD_TEXT,
        REFUSED_BY_DATABASE
    }

    private final Reason reason;

    public BadEvent(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
