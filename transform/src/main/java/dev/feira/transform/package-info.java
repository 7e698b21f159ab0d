@NullMarked
package dev.feira.transform;

import org.jspecify.annotations.NullMarked;
