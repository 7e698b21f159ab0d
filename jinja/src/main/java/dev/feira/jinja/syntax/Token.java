package dev.feira.jinja.syntax;

import dev.feira.jinja.Span;

/// A piece of a template. `value` is the text itself, a name, an operator, or the value of a literal.
record Token(Kind kind, Object value, Span span) {
    enum Kind {
        DATA("template data / text"),
        BLOCK_BEGIN("begin of statement block"),
        BLOCK_END("end of statement block"),
        PRINT_BEGIN("begin of print statement"),
        PRINT_END("end of print statement"),
        NAME("name"),
        INTEGER("integer"),
        FLOAT("float"),
        STRING("string"),
        OPERATOR("operator"),
        END("end of template");

        final String description;

        Kind(String description) {
            this.description = description;
        }
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isName(String name) {
        return kind == Kind.NAME && value.equals(name);
    }

    boolean isOperator(String operator) {
        return kind == Kind.OPERATOR && value.equals(operator);
    }

    String text() {
        return value.toString();
    }

    /// As Jinja names it in messages.
    String describe() {
        return kind == Kind.NAME || kind == Kind.OPERATOR ? text() : kind.description;
    }
}
