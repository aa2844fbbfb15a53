package org.circlekeeper.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.circlekeeper.matrix.MatrixSettings;
import org.circlekeeper.matrix.MatrixSettings.Invitations;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bot.yaml} says about Matrix, understood. Knows where the password or the token is, and reads it only when it
 * is needed.
 *
 * @param secret the file with it
 * @param isToken a token of a session made for the bot, instead of the account's password
 * @param handedOver whether systemd put the file there for this process alone; its permissions are then systemd's
 */
record MatrixConfig(
        URI homeserver,
        String user,
        Path secret,
        boolean isToken,
        boolean handedOver,
        String prefix,
        Invitations invitations) {
    static final String PREFIX = "!ck";

    /** The first part of an id, or all of it (specification, Appendices, User identifiers). */
    private static final Pattern USER =
            Pattern.compile("[a-z0-9._=/+-]{1,200}|@[^:\\s]{1,200}:[A-Za-z0-9.:\\[\\]-]{1,200}");

    /** Short enough to type, and beginning with a mark, so that no sentence of a person begins so. */
    private static final Pattern PREFIXES = Pattern.compile("[!?.;~^%&$+*=-]\\p{L}{0,15}");

    /**
     * Understands the section, and reads no file.
     *
     * @param path makes a path absolute
     * @param wrong a refusal by its name, for a key of the file
     * @throws Refused for whatever is wrong
     */
    static MatrixConfig understood(
            BotConfig.Matrix matrix,
            Function<String, Path> path,
            Optional<Path> credentials,
            BiFunction<String, String, Refused> wrong) {
        URI homeserver = WebAddress.of(matrix.homeserver(), "matrix.homeserver", "http", wrong)
                .orElseThrow(() -> wrong.apply("config_needed", "matrix.homeserver"));
        String user = text(matrix.user()).orElseThrow(() -> wrong.apply("config_needed", "matrix.user"));
        if (!USER.matcher(user).matches()) {
            throw wrong.apply("config_out_of_bounds", "matrix.user");
        }
        Optional<String> password = text(matrix.passwordFile());
        Optional<String> token = text(matrix.tokenFile());
        if (password.isPresent() == token.isPresent()) {
            throw wrong.apply("config_one_way_in", "matrix");
        }
        String prefix = text(matrix.prefix()).orElse(PREFIX);
        if (!PREFIXES.matcher(prefix).matches()) {
            throw wrong.apply("config_out_of_bounds", "matrix.prefix");
        }
        Path secret = path.apply(password.or(() -> token).orElseThrow());
        return new MatrixConfig(
                homeserver,
                user,
                secret,
                token.isPresent(),
                credentials.filter(secret::startsWith).isPresent(),
                prefix,
                invitations(matrix.invitations()));
    }

    private static Invitations invitations(BotConfig.@Nullable Invitations given) {
        return given == null
                ? new Invitations(Set.of(), Set.of())
                : new Invitations(names(given.servers()), names(given.rooms()));
    }

    private static Set<String> names(@Nullable String given) {
        return text(given)
                .map(text -> Set.copyOf(List.of(text.split("[\\s,]+"))))
                .orElseGet(Set::of);
    }

    private static Optional<String> text(@Nullable String given) {
        return Optional.ofNullable(given).map(String::strip).filter(text -> !text.isEmpty());
    }

    /**
     * With the secret, read just now.
     *
     * @param folder where the encryption keys are kept
     * @throws Refused when there is none that nobody else can read
     */
    MatrixSettings settings(Path folder, Locale language) {
        String line = new String(handedOver ? Keys.firstLineHandedOver(secret) : Keys.firstLine(secret)).strip();
        if (line.isEmpty()) {
            throw new Refused(Exit.CONFIG, "config_no_password", "file", secret);
        }
        return new MatrixSettings(
                homeserver,
                user,
                Optional.of(line).filter(it -> !isToken),
                Optional.of(line).filter(it -> isToken),
                folder,
                prefix,
                language,
                invitations);
    }
}
