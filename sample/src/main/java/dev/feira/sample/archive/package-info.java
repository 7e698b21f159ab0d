/// An archive of CSV files as a source of rows: [Archive] finds each table's file, checks its header and every value.
@NullMarked
package dev.feira.sample.archive;

import org.jspecify.annotations.NullMarked;
