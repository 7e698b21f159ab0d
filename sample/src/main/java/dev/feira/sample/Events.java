package dev.feira.sample;

import dev.feira.core.Problem;
import dev.feira.jdbc.Database;
import dev.feira.sample.draw.Drawing;
import dev.feira.sample.generate.EventMaker;
import dev.feira.sample.generate.World;
import dev.feira.sample.spec.EventSpec;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Events without end, made from a description and from rows of the shop that they refer to. Each follows from its
/// number, the seed and those rows alone.
public final class Events {
    private final EventMaker maker;

    private Events(EventMaker maker) {
        this.maker = maker;
    }

    /// Reads the shop's rows, which stay in memory.
    ///
    /// @param name of the stream; streams of other names have other ids
    /// @param key the field whose value is the message's key
    /// @param bad the share of events that are malformed on purpose, from 0 to 1
    public static Events describedIn(Path description, String name, String key, double bad, long seed, Database shop) {
        if (!(bad >= 0 && bad <= 1)) {
            throw Problem.user("a share of bad events from 0 to 1 was wanted, found `" + bad + "`")
                    .exception();
        }
        EventSpec spec = EventSpec.read(description);
        World world = World.of(spec, seed ^ ((long) name.hashCode() << Integer.SIZE), Drawing.of(spec.drawn(), shop));
        return new Events(world.events(spec, key, bad));
    }

    /// The event of a number, which counts from 0: JSON in UTF-8, unless its [#fault] says otherwise. Any number of
    /// threads may ask.
    public byte[] json(long number) {
        return maker.json(number);
    }

    /// The event's key: what must stay in order has the same.
    public String key(long number) {
        return maker.key(number);
    }

    /// What is wrong with the event on purpose, such as `wrong_type`.
    public Optional<String> fault(long number) {
        return maker.fault(number).map(fault -> fault.name().toLowerCase(Locale.ROOT));
    }
}
