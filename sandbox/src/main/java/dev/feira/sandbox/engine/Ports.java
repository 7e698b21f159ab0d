package dev.feira.sandbox.engine;

import dev.feira.core.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/// Ports of the loopback.
public final class Ports {
    public static final String HOST = "127.0.0.1";

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private Ports() {}

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /// Asked while a server starts, so without binding the port, which could come between.
    static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(address(port), (int) LIMIT.toMillis());
            return !isConnectedToItself(socket);
        } catch (IOException nobody) {
            return false;
        }
    }

    /// The system may give a client the very port that it asks for; then the client finds itself.
    private static boolean isConnectedToItself(Socket socket) {
        return socket.getLocalPort() == socket.getPort();
    }

    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw Problem.data("no free port on `" + HOST + "`: " + e.getMessage())
                    .exception(e);
        }
    }

    static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(HOST), port);
    }
}
