/// Question → answer. [SemanticQuery] is what is asked, [Semantics] what can be asked and how that is said in SQL,
/// [CompiledQuery] what comes of it, [Guard] who runs it.
@NullMarked
package dev.feira.agent;

import org.jspecify.annotations.NullMarked;
