package dev.feira.transform.manifest;

/// A `{% docs name %}` block.
public record Doc(Identity id, String contents) {}
