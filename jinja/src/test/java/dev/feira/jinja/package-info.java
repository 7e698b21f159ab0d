@NullMarked
package dev.feira.jinja;

import org.jspecify.annotations.NullMarked;
