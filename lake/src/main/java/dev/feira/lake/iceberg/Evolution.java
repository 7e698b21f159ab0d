package dev.feira.lake.iceberg;

import dev.feira.core.Column;
import dev.feira.core.SqlType;
import dev.feira.core.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;

/// How a table's schema in the lake follows a new shape: columns are added and widened in place; one that became
/// narrower stays wide; one whose type has nothing to do with the old one gets a new field, so that old snapshots keep
/// theirs; one that is gone from the source stays, empty from now on. Every field is optional.
final class Evolution {
    private Evolution() {}

    /// The schema of a table that does not exist yet.
    static Schema first(Table shape) {
        List<Types.NestedField> fields = new ArrayList<>();
        for (Column column : withOwn(shape)) {
            fields.add(
                    Types.NestedField.optional(fields.size() + 1, column.name(), IcebergTypes.iceberg(column.type())));
        }
        return new Schema(fields);
    }

    /// Brings the change into an update of the schema.
    ///
    /// @return whether there is anything to change
    static boolean apply(Schema current, Table shape, UpdateSchema update) {
        boolean changed = false;
        for (Column column : withOwn(shape)) {
            Types.NestedField field = current.findField(column.name());
            Type.PrimitiveType wanted = IcebergTypes.iceberg(column.type());
            if (field == null) {
                update.addColumn(column.name(), wanted);
            } else if (field.type().equals(wanted) || isWider(field.type().asPrimitiveType(), wanted)) {
                continue;
            } else if (isWider(wanted, field.type().asPrimitiveType())) {
                update.updateColumn(column.name(), wanted);
            } else {
                update.deleteColumn(column.name()).addColumn(column.name(), wanted);
            }
            changed = true;
        }
        return changed;
    }

    private static boolean isWider(Type.PrimitiveType wide, Type.PrimitiveType narrow) {
        return TypeUtil.isPromotionAllowed(narrow, wide);
    }

    private static List<Column> withOwn(Table shape) {
        List<Column> columns = new ArrayList<>(shape.columns());
        columns.add(OwnColumns.BATCH);
        columns.add(OwnColumns.INGESTED_AT);
        return columns;
    }

    /// The columns that are the source's.
    static List<Column> columns(Schema schema) {
        return schema.columns().stream()
                .filter(field -> !OwnColumns.isOwn(field.name()))
                .map(field -> new Column(field.name(), type(field), true))
                .toList();
    }

    private static SqlType type(Types.NestedField field) {
        return IcebergTypes.sql(field);
    }

    /// The type in which a column is written: the lake's own where that is wider.
    static Optional<SqlType> written(Schema schema, String column) {
        return Optional.ofNullable(schema.findField(column)).map(Evolution::type);
    }
}
