/// Jinja2 on the JVM, exactly, with Python's values: dbt projects are written in it. An [Environment] reads a
/// [Template], which renders with names from a [Scope], gives its blocks and macros to the host ([Block],
/// [MacroDefinition]), and can be read without rendering ([Call]). Templates see values ([Python] says which) and what
/// the host hands over as [PyObject] and [Callable]; nothing else of Java. Read [Environment] first.
@NullMarked
package dev.feira.jinja;

import org.jspecify.annotations.NullMarked;
