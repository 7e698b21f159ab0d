/// Python's value model on Java values: one small type for each thing that Python does with any value ([Repr], [Truth],
/// [Equality], [Ordering], [Arithmetic], [Iteration], [Attributes], [Calls]) and one for the methods of each type
/// ([StringMethods], [ListMethods], …). Read [Attributes] first.
@NullMarked
package dev.feira.jinja.values;

import org.jspecify.annotations.NullMarked;
