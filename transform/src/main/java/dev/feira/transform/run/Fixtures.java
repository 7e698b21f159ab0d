package dev.feira.transform.run;

import dev.feira.jinja.PyList;
import dev.feira.jinja.Python;
import dev.feira.transform.manifest.UnitTest;
import java.util.List;

/// The rows of a unit test's fixture, whichever way they are written.
final class Fixtures {
    private Fixtures() {}

    /// A list of dicts; `sql` has no rows of its own.
    static PyList rows(UnitTest.Fixture fixture) {
        return switch (fixture.rows()) {
            case null -> new PyList();
            case List<?> list -> (PyList) Python.value(list);
            default -> new PyList();
        };
    }
}
