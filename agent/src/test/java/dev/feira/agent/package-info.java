@NullMarked
package dev.feira.agent;

import org.jspecify.annotations.NullMarked;
