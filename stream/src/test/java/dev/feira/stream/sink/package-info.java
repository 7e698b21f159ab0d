@NullMarked
package dev.feira.stream.sink;

import org.jspecify.annotations.NullMarked;
