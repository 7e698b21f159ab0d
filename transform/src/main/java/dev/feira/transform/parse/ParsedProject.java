package dev.feira.transform.parse;

import dev.feira.transform.macros.MacroLibrary;
import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.project.Project;

/// A project read and checked: what there is, and the macros to run it with.
public record ParsedProject(Project project, MacroLibrary macros, Manifest manifest) {}
