@NullMarked
package dev.feira.ingest.snapshot;

import org.jspecify.annotations.NullMarked;
