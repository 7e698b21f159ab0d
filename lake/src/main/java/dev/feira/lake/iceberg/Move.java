package dev.feira.lake.iceberg;

/// Where a lake was made and where it is now; both without a slash at the end.
record Move(String from, String to) {
    /// The location as it is now. What never lay in the lake stays where it is.
    String apply(String location) {
        return location.startsWith(from + "/") ? to + location.substring(from.length()) : location;
    }

    boolean isNone() {
        return from.equals(to);
    }
}
