@NullMarked
package dev.feira.sandbox;

import org.jspecify.annotations.NullMarked;
