/// From a semantic query to SQL: [Tables] knows how tables hang together, [Branch] aggregates one of them, [Compiler]
/// joins what the branches give and works out metrics, shares and ranks.
@NullMarked
package dev.feira.agent.compile;

import org.jspecify.annotations.NullMarked;
