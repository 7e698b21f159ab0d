@NullMarked
package dev.feira.stream.schema;

import org.jspecify.annotations.NullMarked;
