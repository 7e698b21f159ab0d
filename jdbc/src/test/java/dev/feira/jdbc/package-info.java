@NullMarked
package dev.feira.jdbc;

import org.jspecify.annotations.NullMarked;
