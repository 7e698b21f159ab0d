/// Runs templates: the syntax nodes are compiled once into closures ([Step] for statements, [Eval] for expressions)
/// whose variables have been given slots by the rules of Jinja's own compiler ([Symbols], [SymbolVisitor]). Read
/// [StatementCompiler] first.
@NullMarked
package dev.feira.jinja.interpret;

import org.jspecify.annotations.NullMarked;
