/// The files that describe a project before any model is read: [ProjectFile] (dbt_project.yml), [Profile]
/// (profiles.yml), [Packages].
@NullMarked
package dev.feira.transform.project;

import org.jspecify.annotations.NullMarked;
