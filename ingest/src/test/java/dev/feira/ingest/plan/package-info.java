@NullMarked
package dev.feira.ingest.plan;

import org.jspecify.annotations.NullMarked;
