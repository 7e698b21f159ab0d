package dev.feira.transform.run;

import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.Python;
import dev.feira.transform.manifest.UnitTest;
import java.util.ArrayList;
import java.util.List;

/// The rows of a unit test's fixture, whichever way they are written.
final class Fixtures {
    private Fixtures() {}

    /// A list of dicts; `sql` has no rows of its own.
    static PyList rows(UnitTest.Fixture fixture) {
        return switch (fixture.rows()) {
            case null -> new PyList();
            case String text when fixture.format().equals("csv") -> fromCsv(text, fixture);
            case List<?> list -> (PyList) Python.value(list);
            default -> new PyList();
        };
    }

    /// An empty field is null.
    private static PyList fromCsv(String text, UnitTest.Fixture fixture) {
        List<List<String>> lines = Csv.read(text.strip(), ',', String.valueOf(fixture.fixture()));
        PyList rows = new PyList();
        if (lines.isEmpty()) {
            return rows;
        }
        List<String> names = new ArrayList<>(lines.getFirst());
        for (List<String> line : lines.subList(1, lines.size())) {
            PyDict row = PyDict.of();
            for (int i = 0; i < names.size(); i++) {
                String value = i < line.size() ? line.get(i) : "";
                row.with(names.get(i).strip(), value.isEmpty() ? null : value);
            }
            rows.add(row);
        }
        return rows;
    }
}
