/// Python's `datetime` on java.time: dates, times, moments and spans with their methods, arithmetic and formats. Read
/// [DateTimeValue] first.
@NullMarked
package dev.feira.jinja.time;

import org.jspecify.annotations.NullMarked;
