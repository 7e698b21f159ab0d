/// Names of tests as dbt makes them.
@NullMarked
package dev.feira.transform.parse;

import org.jspecify.annotations.NullMarked;
