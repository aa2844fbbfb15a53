package org.circlekeeper.discord;

import java.net.URI;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;

/**
 * Keeps to the gateway that the settings or the API named. JDA alone would fall back to Discord's own address after a
 * reconnect that failed, and would take a test server's token there.
 */
final class OneGateway extends ConcurrentSessionController {
    private final Optional<URI> wanted;
    private volatile String known = "";

    /** @param wanted from the settings; empty for what the API names */
    OneGateway(Optional<URI> wanted) {
        this.wanted = wanted;
    }

    @Override
    public String getGateway() {
        return known.isEmpty() ? wanted.map(URI::toString).orElseGet(super::getGateway) : known;
    }

    @Override
    public ShardedGateway getShardedGateway(JDA api) {
        ShardedGateway named = super.getShardedGateway(api);
        known = wanted.map(URI::toString).orElseGet(named::getUrl);
        return new ShardedGateway(known, named.getShardTotal(), named.getConcurrency());
    }
}
