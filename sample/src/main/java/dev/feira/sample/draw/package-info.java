/// Rows of the shop's own tables, for events to refer to. Read [Drawing].
@NullMarked
package dev.feira.sample.draw;

import org.jspecify.annotations.NullMarked;
