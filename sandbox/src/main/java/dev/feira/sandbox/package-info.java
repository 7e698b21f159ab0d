/// Real servers on this machine's loopback, started by the program itself: what a project's `dev` target and the tests
/// of the other rooms connect to. [Sandbox] is a project's own set of servers, which outlive the command that started
/// them; [SharedServer] is one for the tests of a JVM. `binaries` fetches and unpacks the servers' programs, `engine`
/// knows how each server is initialised, started and stopped.
@NullMarked
package dev.feira.sandbox;

import org.jspecify.annotations.NullMarked;
