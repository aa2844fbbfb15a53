package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** Discord's gateway on a loopback socket: reads frames and hands them on. */
final class GatewayDoor extends WebSocketServer {
    private static final int DECODERS = 4;
    private static final int MOST_BYTES = 4096;
    private static final int NUDGE_MILLIS = 20;

    private final Gateway gateway;

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    GatewayDoor(Gateway gateway) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), DECODERS);
        this.gateway = gateway;
        setReuseAddr(true);
        setTcpNoDelay(true);
        setDaemon(true);
        setConnectionLostTimeout(0);
    }

    void open() throws IOException {
        start();
        try {
            if (!started.await(10, TimeUnit.SECONDS)) {
                throw new IOException("the gateway did not open");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void onStart() {
        Thread nudging = new Thread(this::nudge, "gateway-nudge");
        nudging.setDaemon(true);
        nudging.start();
        started.countDown();
    }

    // the library (1.6.0) forgets that somebody wants to write when they say so while its selector empties that queue
    private void nudge() {
        try {
            while (!stopped.await(NUDGE_MILLIS, TimeUnit.MILLISECONDS)) {
                for (WebSocket socket : getConnections()) {
                    if (socket.hasBufferedData() || socket.isClosing()) {
                        onWriteDemand(socket);
                    }
                }
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop(int timeout, String closeMessage) throws InterruptedException {
        stopped.countDown();
        super.stop(timeout, closeMessage);
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        String asked = handshake.getResourceDescriptor();
        Connection connection = new Connection(socket, asked.contains("compress=zlib-stream"), this::onWriteDemand);
        socket.setAttachment(connection);
        if (!asked.contains("v=10")) {
            gateway.refuse(connection, 4012, "Invalid API version.");
            return;
        }
        gateway.opened(connection);
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        Connection connection = socket.getAttachment();
        if (text.length() > MOST_BYTES) {
            gateway.refuse(connection, 4002, "Payload over " + MOST_BYTES + " bytes");
            return;
        }
        try {
            JsonNode frame = Json.read(text);
            gateway.heard(connection, frame);
        } catch (IOException e) {
            gateway.refuse(connection, 4002, "Error while decoding payload.");
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, @Nullable String reason, boolean remote) {
        Connection connection = socket.getAttachment();
        if (connection != null) {
            gateway.closed(connection, code, remote);
        }
    }

    @Override
    public void onError(@Nullable WebSocket socket, Exception problem) {
        if (!(problem instanceof IOException)) {
            gateway.broke(problem);
        }
    }
}
