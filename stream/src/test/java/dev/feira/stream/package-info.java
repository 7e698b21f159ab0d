@NullMarked
package dev.feira.stream;

import org.jspecify.annotations.NullMarked;
