/// Data to start with: rows made from a description of a shop, or read from an archive of its CSV files, brought into
/// the source database. [Sample] is the door. `spec` reads the description, `csv` reads and measures CSV files,
/// `generate` makes rows, `load` brings rows into the database.
@NullMarked
package dev.feira.sample;

import org.jspecify.annotations.NullMarked;
