package org.circlekeeper.discord.testkit;

/** Bad days of one shard's connections. Thread-safe. */
public final class ShardTrouble {
    private final World world;
    private final Gateway gateway;
    private final int shard;

    ShardTrouble(World world, Gateway gateway, int shard) {
        this.world = world;
        this.gateway = gateway;
        this.shard = shard;
    }

    /** Op 7: the client is asked to come back, and may resume. */
    public void asksToReconnect() {
        gateway.connectionsOf(shard).forEach(connection -> connection.send("{\"op\":7,\"d\":null}"));
    }

    /** Op 9; without {@code resumable} the session is over. */
    public void invalidates(boolean resumable) {
        synchronized (world) {
            if (!resumable) {
                gateway.endSessionsOf(shard);
            }
            gateway.connectionsOf(shard).forEach(connection -> connection.send("{\"op\":9,\"d\":" + resumable + "}"));
        }
    }

    /** The session stays, except after the codes that end it. */
    public void closesWith(int code) {
        synchronized (world) {
            if (Gateway.endsSession(code)) {
                gateway.endSessionsOf(shard);
            }
            gateway.connectionsOf(shard).forEach(connection -> connection.close(code, "a bad day"));
        }
    }

    /** Cuts the connection without a word. */
    public void drops() {
        gateway.connectionsOf(shard).forEach(Connection::drop);
    }

    /** Heartbeats go unanswered from now on. */
    public void stopsAcknowledging() {
        gateway.connectionsOf(shard).forEach(connection -> connection.acknowledges = false);
    }

    /** Cuts the connection; the last events come again after RESUME, under the numbers they had. */
    public void replay(int events) {
        synchronized (world) {
            gateway.repeatAtNextResume(events);
            drops();
        }
    }
}
