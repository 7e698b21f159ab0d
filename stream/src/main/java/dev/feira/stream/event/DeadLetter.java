package dev.feira.stream.event;

/// An event that is not written, and why.
public record DeadLetter(Arrival arrival, BadEvent.Reason reason, String message) {}
