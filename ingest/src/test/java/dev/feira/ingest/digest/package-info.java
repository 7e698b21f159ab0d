@NullMarked
package dev.feira.ingest.digest;

import org.jspecify.annotations.NullMarked;
