package dev.feira.jinja;

/// How text around tags is treated, as Jinja's options of the same names, and how deep calls may nest.
///
/// @param trimBlocks the first line end behind a block tag goes
/// @param lstripBlocks blanks between the line's beginning and a block tag go
/// @param keepTrailingNewline the template's last line end stays
/// @param maxDepth how many macro calls and loops may be under way inside each other
public record Options(boolean trimBlocks, boolean lstripBlocks, boolean keepTrailingNewline, int maxDepth) {
    /// Jinja's defaults, which are dbt's too.
    public static Options standard() {
        return new Options(false, false, false, 300);
    }
}
