package dev.feira.cli;

import dev.feira.platform.Platform;
import dev.feira.warehouse.Publications;
import dev.feira.warehouse.Session;
import dev.feira.warehouse.WarehouseSettings;
import java.nio.file.Path;

/// Reads the published generation of a work file, in a process of its own.
final class Reader {
    private Reader() {}

    public static void main(String[] arguments) {
        try (Publications.Reader reader =
                        Platform.publications(Path.of(arguments[0])).open(WarehouseSettings.DEFAULT);
                Session session = reader.warehouse().session()) {
            System.out.println(
                    reader.generation().name() + " " + session.run(arguments[1]).single());
        }
    }
}
