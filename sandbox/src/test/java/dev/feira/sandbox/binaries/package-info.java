@NullMarked
package dev.feira.sandbox.binaries;

import org.jspecify.annotations.NullMarked;
