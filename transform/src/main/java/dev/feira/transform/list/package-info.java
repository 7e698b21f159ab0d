/// `ls`: prints what a selection means. [Listing] is all there is.
@NullMarked
package dev.feira.transform.list;

import org.jspecify.annotations.NullMarked;
