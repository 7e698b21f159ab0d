package dev.feira.transform.parse;

import dev.feira.core.Location;
import dev.feira.transform.manifest.Checksum;
import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Identity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A node before its template is read.
///
/// @param entry what a schema file says about it
/// @param version of a versioned model
/// @param detail what its kind needs beside the common parts
record Draft(
        Identity id,
        String rawCode,
        Checksum checksum,
        Optional<Entry> entry,
        @Nullable Object version,
        Detail detail) {
    Location where() {
        return Location.of(id.originalFilePath());
    }
}
