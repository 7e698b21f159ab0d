package dev.feira.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.core.EventListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// Kaggle's own archive, where somebody put it beside the repository.
@EnabledIf("archiveIsThere")
class OlistImportTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().resolve("..").normalize();
    private static final Path ARCHIVE = ROOT.resolve("../shared/data/olist/archive.zip");

    static boolean archiveIsThere() {
        return Files.exists(ARCHIVE);
    }

    @Test
    void everyRowArrivesAndTheFilesSizesAreKnown() throws Exception {
        Sample sample = Sample.describedIn(ROOT.resolve("projects/olist/sample/olist.yml"));
        try (Shop shop = Shop.open();
                ZipFile zip = new ZipFile(ARCHIVE.toFile())) {
            SampleResult result = sample.importArchive(ARCHIVE, shop.database(), EventListener.none());

            assertThat(result.tables())
                    .extracting(SampleResult.Table::rows)
                    .containsExactly(99_441L, 1_000_163L, 3_095L, 32_951L, 99_441L, 112_650L, 103_886L, 99_224L, 71L);
            assertThat(sizes(result)).isEqualTo(sizes(zip));
            assertThat(shop.rows("SELECT sum(price), sum(freight_value) FROM order_items"))
                    .containsExactly("13591643.70|2251909.54");
            assertThat(shop.rows("SELECT count(DISTINCT customer_unique_id) FROM customers"))
                    .containsExactly("96096");
        }
    }

    private static List<Long> sizes(SampleResult result) {
        return result.tables().stream()
                .map(SampleResult.Table::csvBytes)
                .sorted()
                .toList();
    }

    private static List<Long> sizes(ZipFile zip) {
        return zip.stream()
                .map(ZipEntry::getSize)
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
