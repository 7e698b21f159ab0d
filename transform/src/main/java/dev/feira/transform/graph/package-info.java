/// Who depends on whom ([Graph]) and which nodes a user means ([Selector]).
@NullMarked
package dev.feira.transform.graph;

import org.jspecify.annotations.NullMarked;
