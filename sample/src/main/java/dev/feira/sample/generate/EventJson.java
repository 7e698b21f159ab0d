package dev.feira.sample.generate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.feira.sample.spec.ColumnType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Writes a row as a JSON object, with its fault, which strikes one of the object's own fields.
final class EventJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String TOO_LARGE = "999999999999999999999";
    private static final char REPLACED = '\uFFFD';
    private static final byte NO_UTF8 = (byte) 0xFF;

    private final Optional<Fault> fault;
    private final long chance;
    private final Printer printer = new Printer();

    /// @param chance random bits that choose where the fault strikes
    EventJson(Optional<Fault> fault, long chance) {
        this.fault = fault;
        this.chance = chance;
    }

    byte[] write(Row row, Shape shape) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        Optional<Shape.Field> struck = struck(shape);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            write(row, shape, struck, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return damaged(bytes.toByteArray());
    }

    private Optional<Shape.Field> struck(Shape shape) {
        List<Shape.Field> fields =
                shape.fields().stream().filter(this::canBeStruck).toList();
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(fields.get((int) Math.floorMod(chance, (long) fields.size())));
    }

    private boolean canBeStruck(Shape.Field field) {
        boolean number = field.type()
                .filter(type -> type instanceof ColumnType.Decimal || type instanceof ColumnType.Whole)
                .isPresent();
        boolean text = field.type().filter(ColumnType.Chars.class::isInstance).isPresent();
        return fault.filter(it -> switch (it) {
                    case BROKEN_JSON -> false;
                    case MISSING_FIELD -> !field.nullable();
                    case WRONG_TYPE, OUT_OF_RANGE -> number;
                    case NUL_CHARACTER, INVALID_UTF8 -> text && !field.nullable();
                })
                .isPresent();
    }

    private void write(Row row, Shape shape, Optional<Shape.Field> struck, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Shape.Field field : shape.fields()) {
            if (struck.filter(field::equals).isPresent()) {
                writeStruck(row, field, out);
            } else {
                out.writeFieldName(field.name());
                writeValue(row, field, out);
            }
        }
        out.writeEndObject();
    }

    private void writeStruck(Row row, Shape.Field field, JsonGenerator out) throws IOException {
        if (fault.filter(Fault.MISSING_FIELD::equals).isPresent()) {
            return;
        }
        out.writeFieldName(field.name());
        switch (fault.orElseThrow()) {
            case OUT_OF_RANGE -> out.writeNumber(TOO_LARGE);
            case NUL_CHARACTER -> out.writeString(row.value(field.column()) + "\0");
            case INVALID_UTF8 -> out.writeString(row.value(field.column()) + String.valueOf(REPLACED));
            default -> out.writeString("unknown");
        }
    }

    private void writeValue(Row row, Shape.Field field, JsonGenerator out) throws IOException {
        Object value = row.value(field.column());
        if (value == null) {
            out.writeNull();
        } else if (field.list().isPresent()) {
            writeList((List<?>) value, field.list().get(), out);
        } else {
            writeScalar(value, field.type().orElseThrow(), out);
        }
    }

    private void writeList(List<?> rows, Shape shape, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (Object row : rows) {
            write((Row) row, shape, Optional.empty(), out);
        }
        out.writeEndArray();
    }

    private void writeScalar(Object value, ColumnType type, JsonGenerator out) throws IOException {
        if (type instanceof ColumnType.Chars) {
            out.writeString(value.toString());
            return;
        }
        printer.print(value, type);
        String text =
                new String(printer.bytes(), printer.from(), printer.to() - printer.from(), StandardCharsets.US_ASCII);
        if (type instanceof ColumnType.DateTime) {
            out.writeString(text.replace(' ', 'T') + "Z");
        } else {
            out.writeNumber(text);
        }
    }

    private byte[] damaged(byte[] json) {
        if (fault.filter(Fault.BROKEN_JSON::equals).isPresent()) {
            return Arrays.copyOf(json, json.length / 2);
        }
        if (fault.filter(Fault.INVALID_UTF8::equals).isPresent()) {
            byte[] wanted = String.valueOf(REPLACED).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i + wanted.length <= json.length; i++) {
                if (Arrays.equals(json, i, i + wanted.length, wanted, 0, wanted.length)) {
                    Arrays.fill(json, i, i + wanted.length, NO_UTF8);
                }
            }
        }
        return json;
    }
}
