@NullMarked
package dev.feira.testkit;

import org.jspecify.annotations.NullMarked;
