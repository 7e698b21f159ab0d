@NullMarked
package dev.feira.stream.event;

import org.jspecify.annotations.NullMarked;
