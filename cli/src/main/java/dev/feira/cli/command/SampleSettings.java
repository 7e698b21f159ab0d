package dev.feira.cli.command;

/// The section `sample` of `feira.yml`: what is generated when the command line does not say.
///
/// @param scale rows as a multiple of the real shop's
/// @param seed equal seed and scale make equal rows
record SampleSettings(double scale, long seed) {
    SampleSettings {
        if (!(scale > 0)) {
            throw new IllegalArgumentException("`scale` must be above 0, not " + scale);
        }
    }

    static SampleSettings defaults() {
        return new SampleSettings(1, 42);
    }
}
