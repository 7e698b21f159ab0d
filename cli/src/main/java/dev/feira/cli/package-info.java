/// The command line. [Main] is the process, [Cli] runs one command line and gives its exit code, [Shell] is everything
/// around it (streams, environment, folder), so that tests run commands as a user does. Only [Failures] turns problems
/// into text and exit codes.
@NullMarked
package dev.feira.cli;

import org.jspecify.annotations.NullMarked;
