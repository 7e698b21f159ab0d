@NullMarked
package dev.feira.ingest.postgresql;

import org.jspecify.annotations.NullMarked;
