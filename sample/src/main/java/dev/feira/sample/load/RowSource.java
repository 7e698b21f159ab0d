package dev.feira.sample.load;

import java.io.IOException;

/// Where a table's rows come from. It may be asked from any thread, once.
@FunctionalInterface
public interface RowSource {
    void writeTo(RowWriter rows) throws IOException;
}
