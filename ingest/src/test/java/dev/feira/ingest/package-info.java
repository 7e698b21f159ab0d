@NullMarked
package dev.feira.ingest;

import org.jspecify.annotations.NullMarked;
