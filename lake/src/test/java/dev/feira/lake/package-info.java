/// The lake through its door, on a folder.
@NullMarked
package dev.feira.lake;

import org.jspecify.annotations.NullMarked;
