/// Rows into a database: [Loading] fills fresh tables by LOAD DATA and gives them their names in one go.
@NullMarked
package dev.feira.sample.load;

import org.jspecify.annotations.NullMarked;
