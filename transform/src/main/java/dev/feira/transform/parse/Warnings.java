package dev.feira.transform.parse;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.core.Location;

/// Tells about things that a person should look at and that stop nothing.
record Warnings(EventListener listener) {
    void warn(String message, Location where) {
        listener.on(new Event.Warned("parse", where.toString(), message));
    }
}
