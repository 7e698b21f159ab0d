@NullMarked
package dev.feira.ingest.mysql;

import org.jspecify.annotations.NullMarked;
