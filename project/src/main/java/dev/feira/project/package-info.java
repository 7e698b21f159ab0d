@NullMarked
package dev.feira.project;

import org.jspecify.annotations.NullMarked;
