package org.circlekeeper.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Addresses a secret travels to: encrypted on the way, or never leaving this machine. */
final class WebAddress {
    private WebAddress() {}

    /**
     * Understands one address of the configuration.
     *
     * @param plain the scheme without encryption; with it, the same and an s
     * @param wrong a refusal by its name, for a key of the file
     * @return empty when the key has no value
     */
    static Optional<URI> of(
            @Nullable String text, String key, String plain, BiFunction<String, String, Refused> wrong) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        URI address;
        try {
            address = new URI(text.strip());
        } catch (URISyntaxException unreadable) {
            throw wrong.apply("config_out_of_bounds", key);
        }
        if (address.getRawUserInfo() != null) {
            throw wrong.apply("config_secret_in_file", key);
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean encrypted = scheme.equals(plain + "s");
        boolean complete =
                address.getHost() != null && address.getRawQuery() == null && address.getRawFragment() == null;
        if (!complete || !(encrypted || scheme.equals(plain))) {
            throw wrong.apply("config_out_of_bounds", key);
        }
        if (!encrypted && !staysHere(address.getHost())) {
            throw wrong.apply("config_in_clear", key);
        }
        return Optional.of(address);
    }

    /** By how it is written, and not by asking for the name: an answer can change. */
    private static boolean staysHere(String host) {
        return host.matches("(?i)localhost|127(\\.[0-9]{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");
    }
}
