/// The little of the kitchen that no door shows.
@NullMarked
package dev.feira.lake.iceberg;

import org.jspecify.annotations.NullMarked;
