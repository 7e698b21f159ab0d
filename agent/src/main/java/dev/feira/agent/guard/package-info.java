/// What a statement is allowed to be: [Statement] looks at its syntax tree, [BoundTables] at what its names came to
/// mean,
/// [Allowed] lists what may occur in either. What is on no list is refused.
@NullMarked
package dev.feira.agent.guard;

import org.jspecify.annotations.NullMarked;
