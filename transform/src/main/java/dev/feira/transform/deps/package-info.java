/// `deps` and `clean`: what is put into a project's folder from outside, and what is taken out again.
@NullMarked
package dev.feira.transform.deps;

import org.jspecify.annotations.NullMarked;
