package dev.feira.transform.adapter;

import dev.feira.jinja.PyObject;
import org.jspecify.annotations.Nullable;

/// The variable `api`: the classes that macros make relations and columns with.
public final class Api implements PyObject {
    public static final Api API = new Api();

    private final RelationApi relations = new RelationApi();
    private final ColumnApi columns = new ColumnApi();

    private Api() {}

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "Relation" -> relations;
            case "Column" -> columns;
            default -> null;
        };
    }

    @Override
    public String repr() {
        return "<api>";
    }
}
