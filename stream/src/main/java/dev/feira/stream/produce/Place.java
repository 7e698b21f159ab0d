package dev.feira.stream.produce;

import java.util.List;

/// Where a producer goes on.
///
/// @param missing numbers of events that were overtaken by others when the last producer died; they come first
/// @param next the number behind the newest event of the topic
record Place(List<Long> missing, long next) {
    Place {
        missing = List.copyOf(missing);
    }

    /// The number of an event, counted from here.
    long number(long position) {
        return position < missing.size() ? missing.get((int) position) : next + position - missing.size();
    }
}
