package dev.feira.ingest.engine;

/// A part of a table that one statement reads.
///
/// @param number from 1
/// @param where the clause with its leading blank; empty: the whole table
public record Chunk(int number, String where) {
    /// Everything in one piece.
    public static final Chunk WHOLE = new Chunk(1, "");
}
