package org.circlekeeper.chat;

import java.util.List;

/**
 * What is true of a room right now, as the platform knows it.
 *
 * @param lacking the rights the bot lacks here, named in the platform's own words; empty when all is well
 */
public record Facts(Readers readers, List<String> lacking) {
    public Facts {
        lacking = List.copyOf(lacking);
    }
}
