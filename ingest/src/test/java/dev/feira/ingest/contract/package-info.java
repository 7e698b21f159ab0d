@NullMarked
package dev.feira.ingest.contract;

import org.jspecify.annotations.NullMarked;
