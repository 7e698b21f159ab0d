/// The description of a shop in YAML: its tables ([TableSpec]) and how their rows are made. Read [Spec] first.
@NullMarked
package dev.feira.sample.spec;

import org.jspecify.annotations.NullMarked;
