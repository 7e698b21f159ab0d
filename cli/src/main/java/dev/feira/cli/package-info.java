@NullMarked
package dev.feira.cli;

import org.jspecify.annotations.NullMarked;
