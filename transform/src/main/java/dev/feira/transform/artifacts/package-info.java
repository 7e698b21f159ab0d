/// The files that other tools read: manifest.json in dbt's shape ([ManifestJson] writes it, [ManifestReader] reads it).
@NullMarked
package dev.feira.transform.artifacts;

import org.jspecify.annotations.NullMarked;
