package dev.feira.transform.parse;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.transform.manifest.Checksum;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A file of a package.
///
/// @param path relative to the package's root, with `/`
/// @param inFolder relative to the folder it was found in (`staging/a.sql` of `models/staging/a.sql`)
record SourceFile(String packageName, Path file, String path, String inFolder) {
    String text() {
        try {
            return Files.readString(file);
        } catch (MalformedInputException notText) {
            throw Problem.user("`" + path + "` is not UTF-8 text")
                    .at(Location.of(path))
                    .exception(notText);
        } catch (IOException failure) {
            throw Problem.user("`" + path + "` cannot be read: " + failure.getMessage())
                    .at(Location.of(path))
                    .exception(failure);
        }
    }

    /// The file's name without its ending.
    String baseName() {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.lastIndexOf('.'));
    }

    boolean endsWith(String ending) {
        return path.endsWith(ending);
    }

    /// The folders between the folder of its kind and the file.
    List<String> folders() {
        List<String> parts = List.of(inFolder.split("/"));
        return parts.subList(0, parts.size() - 1);
    }

    /// Of the words alone: blanks and line ends do not count, so that reformatting changes nothing.
    static Checksum checksum(String text) {
        return new Checksum("sha256", sha256(String.join(" ", text.strip().split("\\s+", -1))));
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
