/// What tests of several rooms share: fixtures, golden files, clocks that can be set. Knows no room, and is never on the
/// class path of the product.
@NullMarked
package dev.feira.testkit;

import org.jspecify.annotations.NullMarked;
