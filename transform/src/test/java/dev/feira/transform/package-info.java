/// The room tested by its door, on fixture projects and on the shop's own.
@NullMarked
package dev.feira.transform;

import org.jspecify.annotations.NullMarked;
