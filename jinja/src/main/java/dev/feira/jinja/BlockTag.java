package dev.feira.jinja;

/// A block tag that the host adds to the language: `{% name … %} body {% endname %}`, allowed at a template's top
/// level only, printing nothing.
///
/// The header is `title`, an optional `(parameter, other=default)`, then any number of `, flag` and `, option=value`.
///
/// @param opaque the body is plain text up to the end tag and is not read as a template
public record BlockTag(String name, boolean opaque) {
    /// One with a body that is a template.
    public static BlockTag parsed(String name) {
        return new BlockTag(name, false);
    }

    /// One with a body that is plain text.
    public static BlockTag text(String name) {
        return new BlockTag(name, true);
    }
}
