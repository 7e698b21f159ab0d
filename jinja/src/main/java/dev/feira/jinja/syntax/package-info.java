/// The language: source text is cut into tokens ([Lexer]) and read into sealed nodes with spans ([Parser] gives
/// [StatementNode]s and [ExpressionNode]s). Nothing here knows what a node means. Read [StatementNode] first.
@NullMarked
package dev.feira.jinja.syntax;

import org.jspecify.annotations.NullMarked;
