package dev.feira.lake;

import java.util.List;

/// What came of relocating a lake.
///
/// @param from the location where it was made
/// @param to the location where it is
/// @param tables those whose metadata was written anew; none when the lake had not moved
public record Relocation(String from, String to, List<String> tables) {
    public Relocation {
        tables = List.copyOf(tables);
    }

    public boolean moved() {
        return !from.equals(to);
    }
}
