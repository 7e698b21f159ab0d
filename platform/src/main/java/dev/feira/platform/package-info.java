@NullMarked
package dev.feira.platform;

import org.jspecify.annotations.NullMarked;
