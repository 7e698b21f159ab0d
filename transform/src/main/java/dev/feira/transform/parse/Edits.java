package dev.feira.transform.parse;

import dev.feira.transform.manifest.Properties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Properties with a part replaced.
final class Edits {
    private Edits() {}

    static Properties described(Properties old, String description, List<String> tags) {
        return new Properties(
                description,
                old.docBlocks(),
                old.columns(),
                old.meta(),
                tags,
                old.group(),
                old.docs(),
                old.patchPath());
    }

    static Properties grouped(Properties old, @Nullable String group) {
        return new Properties(
                old.description(),
                old.docBlocks(),
                old.columns(),
                old.meta(),
                old.tags(),
                group,
                old.docs(),
                old.patchPath());
    }
}
