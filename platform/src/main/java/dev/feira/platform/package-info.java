/// Wires the rooms for a project: [Platform] opens its source, lake and warehouse with the settings that `feira.yml`
/// and
/// `profiles.yml` give for a target, and hands each room what it needs. It has no logic of its own.
@NullMarked
package dev.feira.platform;

import org.jspecify.annotations.NullMarked;
