/// The servers' programs: which artifact holds them for this machine ([Artifact]), how it is fetched through the user's
/// own Maven, and where it lies unpacked ([Binaries], read this first).
@NullMarked
package dev.feira.sandbox.binaries;

import org.jspecify.annotations.NullMarked;
