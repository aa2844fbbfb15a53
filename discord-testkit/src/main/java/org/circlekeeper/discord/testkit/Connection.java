package org.circlekeeper.discord.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.jspecify.annotations.Nullable;

/** One open socket of the gateway, with zlib-stream if the client asked for it. Thread-safe. */
final class Connection {
    private final WebSocket socket;
    /** A selector that sleeps would not notice that its socket is gone. */
    private final Consumer<WebSocket> wake;

    private final @Nullable Deflater deflater;
    private final Deque<Long> heard = new ArrayDeque<>();
    private final byte[] buffer = new byte[16 * 1024];

    @Nullable
    Session session;

    volatile boolean acknowledges = true;

    Connection(WebSocket socket, boolean compressed, Consumer<WebSocket> wake) {
        this.socket = socket;
        this.wake = wake;
        this.deflater = compressed ? new Deflater() : null;
    }

    /** At most 120 frames in a minute, heartbeats included. */
    boolean maySend(long now) {
        while (!heard.isEmpty() && now - heard.getFirst() > 60_000_000_000L) {
            heard.removeFirst();
        }
        heard.add(now);
        return heard.size() <= 120;
    }

    synchronized void send(String json) {
        try {
            if (deflater == null) {
                socket.send(json);
            } else {
                socket.send(ByteBuffer.wrap(deflate(deflater, json.getBytes(StandardCharsets.UTF_8))));
            }
        } catch (WebsocketNotConnectedException e) {
            // The client is gone; what it missed waits in its session.
            return;
        }
    }

    /** One stream for the life of the socket, flushed after each message. */
    private byte[] deflate(Deflater with, byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 2 + 64);
        with.setInput(plain);
        int written;
        do {
            written = with.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            packed.write(buffer, 0, written);
        } while (written == buffer.length);
        return packed.toByteArray();
    }

    void close(int code, String reason) {
        socket.close(code, reason);
    }

    /** As when a cable is cut: no farewell. */
    void drop() {
        socket.closeConnection(1006, "dropped");
        wake.accept(socket);
    }

    synchronized void end() {
        if (deflater != null) {
            deflater.end();
        }
    }
}
