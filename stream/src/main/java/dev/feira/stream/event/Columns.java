package dev.feira.stream.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds a field's column by its name. Most objects have their fields in the order of the one before, so the name that
/// stood at the same place there is tried first.
final class Columns {
    /// The field has no column of its own.
    static final int NONE = -1;

    private final Map<String, Integer> columns = new HashMap<>();
    private final @Nullable String[] lastNames;
    private final int[] lastColumns;

    /// @param names of the columns
    /// @param places at which names are remembered
    Columns(List<String> names, int places) {
        for (String name : names) {
            columns.put(name, columns.size());
        }
        lastNames = new @Nullable String[places];
        lastColumns = new int[places];
    }

    /// @param place of the field in its object, from 0
    int at(int place, String name) {
        if (place >= lastNames.length) {
            return of(name);
        }
        if (!name.equals(lastNames[place])) {
            lastNames[place] = name;
            lastColumns[place] = of(name);
        }
        return lastColumns[place];
    }

    int of(String name) {
        return columns.getOrDefault(name, NONE);
    }
}
