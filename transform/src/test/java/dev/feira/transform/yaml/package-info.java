/// What plain values of YAML mean.
@NullMarked
package dev.feira.transform.yaml;

import org.jspecify.annotations.NullMarked;
