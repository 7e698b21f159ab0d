/// Makes events and sends each once. [Sending] sends, [Place] finds where to go on, [Cadence] says when the next is
/// due,
/// [Window] bounds how far sending may run ahead. Read [Sending] first.
@NullMarked
package dev.feira.stream.produce;

import org.jspecify.annotations.NullMarked;
