package dev.feira.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A template that cannot be read or rendered: the name of Python's or Jinja's exception, its message, where it
/// happened and through which macros.
///
/// A host raises its own with [#TemplateException(String, String)]; place and stack are added on the way out.
public final class TemplateException extends RuntimeException {
    private static final int LONGEST_STACK = 30;

    private final String type;
    private final String detail;
    private transient @Nullable Place place;
    private transient @Nullable MacroFrame left;
    private final transient List<MacroFrame> macros = new ArrayList<>();

    public TemplateException(String type, String detail) {
        super(type + ": " + detail);
        this.type = type;
        this.detail = detail;
    }

    public TemplateException(String type, String detail, Throwable cause) {
        super(type + ": " + detail, cause);
        this.type = type;
        this.detail = detail;
    }

    public static TemplateException typeError(String detail) {
        return new TemplateException("TypeError", detail);
    }

    public static TemplateException valueError(String detail) {
        return new TemplateException("ValueError", detail);
    }

    public static TemplateException undefined(String detail) {
        return new TemplateException("UndefinedError", detail);
    }

    public static TemplateException syntax(String detail, Place place) {
        return new TemplateException("TemplateSyntaxError", detail).at(place);
    }

    /// Says where it happened: the innermost place wins. After the error has left a macro, the next place is that of
    /// the call.
    public TemplateException at(Place here) {
        if (place == null) {
            place = here;
        }
        if (left != null) {
            macros.add(new MacroFrame(left.macro(), here));
            left = null;
        }
        return this;
    }

    /// Says that the error leaves a macro, defined at the place.
    public TemplateException through(String macro, Place definition) {
        at(definition);
        left = new MacroFrame(macro, definition);
        return this;
    }

    /// `UndefinedError`, `TypeError`, `TemplateSyntaxError`, …
    public String type() {
        return type;
    }

    /// The message alone.
    public String detail() {
        return detail;
    }

    public Optional<Place> place() {
        return Optional.ofNullable(place);
    }

    /// The macro calls under way, innermost first.
    public List<MacroFrame> macros() {
        List<MacroFrame> all = new ArrayList<>(macros);
        Optional.ofNullable(left).ifPresent(all::add);
        return all;
    }

    /// As a person reads it: the error, its place, the line with a caret, the macro stack.
    public String text() {
        String where = place().map(here -> "\n  --> " + here).orElse("");
        return getMessage() + where + context();
    }

    /// What stands around the place: the line with a caret, and below it the macro stack. Empty when nothing is known.
    public String context() {
        StringBuilder text = new StringBuilder();
        place().ifPresent(here -> text.append('\n').append(here.excerpt()));
        macros().stream()
                .limit(LONGEST_STACK)
                .forEach(frame -> text.append("\n  ").append(frame));
        return text.toString();
    }

    @Override
    public String getMessage() {
        return type + ": " + detail;
    }
}
