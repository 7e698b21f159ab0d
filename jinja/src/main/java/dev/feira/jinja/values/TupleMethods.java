package dev.feira.jinja.values;

import dev.feira.jinja.PyTuple;
import java.util.List;

/// The methods of tuple.
final class TupleMethods {
    static final Methods<PyTuple> ALL = new Methods<PyTuple>("tuple")
            .with(
                    "index",
                    1,
                    List.of("value", "start", "stop"),
                    (tuple, a) -> ListMethods.index(tuple.items(), a, "is not in tuple"))
            .with("count", 1, List.of("value"), (tuple, a) -> ListMethods.count(tuple.items(), a.object(0)));

    private TupleMethods() {}
}
