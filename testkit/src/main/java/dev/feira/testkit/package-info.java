/// What the tests of several rooms need and no room owns. It knows no room. [ChildJvm] runs a class in a process of its
/// own, to be killed at the worst moment; [Relay] is a server's door that opens later.
@NullMarked
package dev.feira.testkit;

import org.jspecify.annotations.NullMarked;
