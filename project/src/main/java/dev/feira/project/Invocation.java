package dev.feira.project;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// One run of a command: the id that logs and artifacts carry, and who it is for those who wait for it.
public record Invocation(UUID id, String command, long pid, String user, String host, Instant started) {
    public static Invocation begin(String command, Clock clock) {
        return new Invocation(
                UUID.randomUUID(),
                command,
                ProcessHandle.current().pid(),
                System.getProperty("user.name", "unknown"),
                hostName(),
                clock.instant());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
