@NullMarked
package dev.feira.sandbox.engine;

import org.jspecify.annotations.NullMarked;
