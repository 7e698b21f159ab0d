@NullMarked
package dev.feira.stream.produce;

import org.jspecify.annotations.NullMarked;
