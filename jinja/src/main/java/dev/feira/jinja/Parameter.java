package dev.feira.jinja;

import java.util.Optional;

/// A parameter of a macro; the default is its source text.
public record Parameter(String name, Optional<String> defaultSource) {}
