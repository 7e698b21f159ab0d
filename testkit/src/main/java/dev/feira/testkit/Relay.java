package dev.feira.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// A port that leads to a server's on this machine. Until it is opened, connections are refused, as if the server were
/// down.
public final class Relay implements AutoCloseable {
    private final InetSocketAddress server;
    /// Bound and not listening: nobody else gets the port.
    private final Socket holder = new Socket();

    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private @Nullable ServerSocket door;

    private Relay(int port) throws IOException {
        this.server = address(port);
        holder.setReuseAddress(true);
        holder.bind(address(0));
    }

    /// Closed at first.
    public static Relay to(int port) throws IOException {
        return new Relay(port);
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public int port() {
        return holder.getLocalPort();
    }

    /// Lets connections through from now on.
    public void open() throws IOException {
        int port = port();
        holder.close();
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(address(port));
        door = opened;
        Thread.ofVirtual().start(() -> letThrough(opened));
    }

    private void letThrough(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket client = opened.accept();
                sockets.add(client);
                Socket behind = new Socket();
                sockets.add(behind);
                behind.connect(server);
                Thread.ofVirtual().start(() -> pump(client, behind));
                Thread.ofVirtual().start(() -> pump(behind, client));
            } catch (IOException e) {
                // Closed, or the server is not there: the client sees its connection end.
            }
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One end has gone; closing both says so to the other.
        }
    }

    @Override
    public void close() throws IOException {
        holder.close();
        ServerSocket opened = door;
        if (opened != null) {
            opened.close();
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
