package dev.feira.sandbox.engine;

import dev.feira.core.Secret;

/// A login of a server.
record User(String name, Secret password) {
    @Override
    public String toString() {
        return name;
    }
}
