/// One class a command. [Feira] is the root and lists them all; [ProjectOptions] and [OutputOptions] are what commands
/// share. A command parses its options, asks a room to do the work and prints the answer; it decides nothing else.
@NullMarked
package dev.feira.cli.command;

import org.jspecify.annotations.NullMarked;
