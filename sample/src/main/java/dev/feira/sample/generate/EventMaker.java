package dev.feira.sample.generate;

import java.util.Optional;

/// Makes each event from its number alone: the same for the same seed, in whatever order they are asked for.
public final class EventMaker {
    private final Shape shape;
    private final Model model;
    private final int key;
    private final double bad;
    private final long salt;

    EventMaker(Shape shape, Model model, int key, double bad, long seed) {
        this.shape = shape;
        this.model = model;
        this.key = key;
        this.bad = bad;
        this.salt = Chance.salt(seed, "bad events");
    }

    /// The event of a number, which counts from 0: JSON in UTF-8, unless its fault says otherwise.
    public byte[] json(long number) {
        return new EventJson(fault(number), Chance.bits(~salt, number)).write(Row.of(model, number), shape);
    }

    public String key(long number) {
        return Values.key(Row.of(model, number).value(key));
    }

    /// What is wrong with it on purpose.
    public Optional<Fault> fault(long number) {
        if (Chance.unit(salt, number) >= bad) {
            return Optional.empty();
        }
        Fault[] all = Fault.values();
        return Optional.of(all[(int) Math.floorMod(Chance.bits(salt + 1, number), (long) all.length)]);
    }
}
