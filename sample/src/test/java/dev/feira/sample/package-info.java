@NullMarked
package dev.feira.sample;

import org.jspecify.annotations.NullMarked;
