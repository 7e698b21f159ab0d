package dev.feira.jinja.values;

import dev.feira.jinja.Callable;
import dev.feira.jinja.PyObject;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What `str.encode` gives: bytes that print, decode and have a length, in UTF-8.
public record Bytes(String text) implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "decode" -> (Callable) arguments -> text;
            case "hex" -> (Callable) arguments -> java.util.HexFormat.of().formatHex(bytes());
            default -> null;
        };
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int length() {
        return bytes().length;
    }

    @Override
    public String typeName() {
        return "bytes";
    }

    @Override
    public String repr() {
        StringBuilder out = new StringBuilder();
        for (byte b : bytes()) {
            if (b == '\\') {
                out.append("\\\\");
            } else if (b >= ' ' && b < 0x7f) {
                out.append((char) b);
            } else {
                out.append(String.format("\\x%02x", b));
            }
        }
        String quote = text.contains("'") && !text.contains("\"") ? "\"" : "'";
        return "b" + quote + out.toString().replace("\\x0a", "\\n").replace("\\x09", "\\t") + quote;
    }
}
