package dev.feira.transform.parse;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.Python;
import dev.feira.transform.macros.NodeScope;
import dev.feira.transform.manifest.RelationName;
import org.jspecify.annotations.Nullable;

/// `adapter` while nothing is executed: dispatch works, everything that would ask the warehouse answers with nothing.
record ParseAdapter(NodeScope scope) implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "dispatch" -> (Callable) scope::dispatch;
            case "type" -> (Callable) arguments -> scope.library().adapter();
            case "quote" -> (Callable) arguments -> "\"" + Python.str(arguments.get(0)) + "\"";
            case "quote_as_configured" -> (Callable) arguments -> Python.str(arguments.get(0));
            case "Relation" -> new RelationClass();
            case String list
            when list.startsWith("get_columns") || list.startsWith("list_") || list.startsWith("get_missing") ->
                (Callable) arguments -> new PyList();
            default -> (Callable) arguments -> None.NONE;
        };
    }

    @Override
    public String repr() {
        return "<adapter>";
    }

    /// `api.Relation` and `adapter.Relation`.
    record RelationClass() implements PyObject {
        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "create", "create_from", "create_from_source" -> (Callable) RelationClass::create;
                default -> name;
            };
        }

        private static Object create(Arguments arguments) {
            String identifier = Python.str(arguments.find(2, "identifier").orElse(""));
            return new ParseRelation(new RelationName(null, null, identifier, identifier));
        }
    }

    /// `api.Column`.
    record ColumnClass() implements PyObject {
        @Override
        public @Nullable Object attribute(String name) {
            return name.equals("translate_type")
                    ? (Callable) arguments -> arguments.get(0)
                    : (Callable) arguments -> None.NONE;
        }
    }

    /// `api`.
    record Api() implements PyObject {
        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "Relation" -> new RelationClass();
                case "Column" -> new ColumnClass();
                default -> null;
            };
        }
    }
}
