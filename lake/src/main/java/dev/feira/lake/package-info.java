@NullMarked
package dev.feira.lake;

import org.jspecify.annotations.NullMarked;
