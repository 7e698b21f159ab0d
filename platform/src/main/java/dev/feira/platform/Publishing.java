package dev.feira.platform;

import dev.feira.transform.Coverage;
import dev.feira.transform.Coverage.Left;
import dev.feira.warehouse.DuckDb;
import dev.feira.warehouse.Load;
import dev.feira.warehouse.Publications;
import dev.feira.warehouse.Unpublished;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps account of what a command changes in the work file and says whether that may be published.
final class Publishing {
    private static final int NAMED = 3;

    private final Publications publications;
    private final Coverage coverage;
    private @Nullable Unpublished before;

    Publishing(Publications publications, Coverage coverage) {
        this.publications = publications;
        this.coverage = coverage;
    }

    /// Before the first node runs. What is touched is noted first, so that a command that is killed has been noted,
    /// too.
    DuckDb begin(DuckDb warehouse) {
        before = publications.unpublished(warehouse);
        publications.touch(warehouse, coverage.makes());
        return warehouse;
    }

    /// After a green build: why it may not be published, if so.
    Optional<Publication.Withheld> obstacle() {
        Unpublished unpublished = before;
        if (unpublished == null) {
            return withheld("nothing was selected", "select what is to be built");
        }
        List<Left> left = unpublished.everything()
                ? coverage.withoutAny()
                : coverage.without(Load.SCHEMA, unpublished.tables(), unpublished.nodes());
        return left.isEmpty() ? Optional.empty() : withheld(reason(unpublished, left), "run `feira build`");
    }

    private String reason(Unpublished unpublished, List<Left> left) {
        if (!unpublished.everything()) {
            return names(left) + " changed, or stand on tables loaded, since the last publication and were left out";
        }
        return (publications.current().isEmpty()
                        ? "nothing was published before"
                        : "this work file is not the one that was published last")
                + ", and " + names(left) + " were left out";
    }

    private static String names(List<Left> left) {
        String first = left.stream()
                .limit(NAMED)
                .map(it -> it.kind() + " `" + it.name() + "`")
                .collect(Collectors.joining(", "));
        return left.size() <= NAMED ? first : first + " and " + (left.size() - NAMED) + " more";
    }

    private static Optional<Publication.Withheld> withheld(String reason, String cure) {
        return Optional.of(new Publication.Withheld(reason, cure));
    }
}
