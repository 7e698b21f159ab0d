package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A full disk in each of the places that Feira writes to. When there is room, the same command completes.
class DiskFullTest {
    private static final int FREE = 100;

    @TempDir
    static Path folder;

    private static SmallDisk disk;
    private static Shop shop;

    @BeforeAll
    static void givenPublishedShop() throws IOException, InterruptedException {
        disk = SmallDisk.orSkip();
        shop = Shop.in(folder, Source.shared()).copied();
        shop.done("build");
    }

    @Test
    void lakeOnAFullDiskIsOneErrorForAllTables() throws Exception {
        SmallDisk.Twice copy = disk.run(shop, shop.home().resolve("lake"), FREE, "copy");

        Clear.of(copy.full(), 1, "the disk of the lake is full", "free some space");
        assertThat(copy.free().exit()).as("%s", copy.free()).isZero();
    }

    @Test
    void warehouseOnAFullDiskSaysSo() throws Exception {
        SmallDisk.Twice load = disk.run(shop, shop.home(), FREE, "load", "--force");

        Clear.of(load.full(), 1, "the disk is full", "warehouse.duckdb", "free some space");
        assertThat(load.free().exit()).as("%s", load.free()).isZero();
    }

    @Test
    void publicationOnAFullDiskLeavesReadersTheLastGeneration() throws Exception {
        SmallDisk.Twice build = disk.run(shop, shop.home().resolve("published"), FREE, "build");

        Clear.of(build.full(), 1, "the build was not published", "readers still see the last generation");
        assertThat(build.free().exit()).as("%s", build.free()).isZero();
    }

    @Test
    void folderForTemporaryFilesOnAFullDiskIsNamed() throws Exception {
        SmallDisk.Twice load = disk.run(shop, shop.folder().resolve("tmp"), FREE, "load");

        Clear.of(load.full(), 1, "a library that is unpacked into", "/tmp`", "java.io.tmpdir");
        assertThat(load.free().exit()).as("%s", load.free()).isZero();
    }
}
