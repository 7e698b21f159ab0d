package dev.feira.jinja;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The names that the snippets see: stand-ins for what dbt hands to its templates.
final class SnippetContext {
    private static final Signature VAR = Signature.of("var", 1, "a", "b");
    private static final Signature INCLUDE = Signature.of("include", 0, "database", "schema", "identifier");

    private SnippetContext() {}

    static Map<String, Object> names() {
        Map<String, Object> names = new HashMap<>();
        names.put("target", Map.of("name", "dev"));
        names.put(
                "return_dict", (Callable) arguments -> PyDict.of().with("a", 1).with("b", PyList.of(2L)));
        names.put("kwfn", (Callable) SnippetContext::shown);
        names.put("obj", new Thing("N"));
        names.put("d", PyDict.of().with("f", (Callable) arguments -> (Long) arguments.get(0) + 1));
        names.put("fn1", (Callable) arguments -> (Long) arguments.get(0) * 2);
        names.put("adapter", new Adapter());
        names.put("ret", (Callable) arguments -> arguments.get(0));
        names.put("ref", (Callable) arguments -> "\"" + arguments.get(0) + "\"");
        names.put("var", (Callable) arguments -> VAR.bind(arguments).object(1, None.NONE));
        names.put("config", (Callable) arguments -> "");
        names.put("dt", LocalDateTime.of(2024, 1, 2, 3, 4, 5));
        names.put("rel", new Relation("\"db\".\"sch\".\"tbl\""));
        names.put("modules", PythonModules.all());
        names.put("zip", PythonModules.zip());
        names.put("set", PythonModules.set());
        return names;
    }

    static String shown(Arguments arguments) {
        PyList named = new PyList();
        new TreeMap<>(arguments.named()).forEach((key, value) -> named.add(PyTuple.of(key, value)));
        return Python.repr(new PyList(arguments.positional())) + Python.repr(named);
    }

    private record Thing(String name) implements PyObject {
        @Override
        public String typeName() {
            return "__main__.Obj";
        }

        @Override
        public @Nullable Object attribute(String attribute) {
            return switch (attribute) {
                case "name" -> name;
                case "meth" -> (Callable) SnippetContext::shown;
                case "sub" -> (Callable) arguments -> new Thing(name + arguments.get(0));
                default -> null;
            };
        }
    }

    private record Adapter() implements PyObject {
        @Override
        public @Nullable Object attribute(String attribute) {
            return attribute.equals("dispatch")
                    ? (Callable) named -> (Callable) arguments -> named.get(0) + shown(arguments)
                    : null;
        }
    }

    private record Relation(String str) implements PyObject {
        @Override
        public @Nullable Object attribute(String attribute) {
            return switch (attribute) {
                case "database" -> "db";
                case "schema" -> "sch";
                case "identifier" -> "tbl";
                case "include" -> (Callable) Relation::include;
                default -> null;
            };
        }

        private static Object include(Arguments arguments) {
            Bound parts = INCLUDE.bind(arguments);
            StringBuilder text = new StringBuilder();
            String[] names = {"db", "sch", "tbl"};
            for (int i = 0; i < names.length; i++) {
                if (parts.flag(i, true)) {
                    text.append(text.isEmpty() ? "" : ".")
                            .append('"')
                            .append(names[i])
                            .append('"');
                }
            }
            return new Relation(text.toString());
        }
    }
}
