@NullMarked
package dev.feira.sample.generate;

import org.jspecify.annotations.NullMarked;
