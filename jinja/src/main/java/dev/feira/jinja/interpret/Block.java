package dev.feira.jinja.interpret;

/// Where statements are compiled: the names they see, and whether they stand at the top level of a template, so that
/// what they assign is exported.
record Block(Symbols symbols, boolean top) {
    /// A scope inside.
    Block inner() {
        return new Block(symbols.inner(), false);
    }

    /// A scope inside with a frame of its own.
    Block innerFrame() {
        return new Block(symbols.innerFrame(), false);
    }

    /// A branch of an `if`: the same scope.
    Block branch() {
        return new Block(symbols.copy(), top);
    }

    Layout layout() {
        return symbols.layout;
    }
}
