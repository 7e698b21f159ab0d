package dev.feira.jinja;

/// Python's `None`.
public enum None {
    NONE;

    @Override
    public String toString() {
        return "None";
    }
}
