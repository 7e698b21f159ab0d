package dev.feira.jinja;

/// What a name stands for that is found nowhere. The default is [Undefined#named]; a host may give an object of its
/// own, say one that swallows every call while a project is being read.
@FunctionalInterface
public interface UndefinedPolicy {
    Object missing(String name);
}
