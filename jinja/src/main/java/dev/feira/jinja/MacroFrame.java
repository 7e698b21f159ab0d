package dev.feira.jinja;

/// One macro call under way when an error happened, and the place of the call.
public record MacroFrame(String macro, Place place) {
    @Override
    public String toString() {
        return "in macro `" + macro + "` called at " + place;
    }
}
