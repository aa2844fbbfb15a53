package org.circlekeeper.matrix.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A device with encryption keys that its owner never signed, as whoever runs a homeserver could add one. */
final class BareDevice {
    private final RealServer server;
    private final String token;
    private final String user;
    private final String device;
    private final KeyPair signing = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

    BareDevice(RealServer server, Person owner) throws IOException, GeneralSecurityException {
        this.server = server;
        token = server.login(owner.name);
        user = owner.id();
        device = server.read(token, "/_matrix/client/v3/account/whoami")
                .get("device_id")
                .asText();
        String about =
                "{\"algorithms\":[\"m.olm.v1.curve25519-aes-sha2\",\"m.megolm.v1.aes-sha2\"],\"device_id\":\"" + device
                        + "\",\"keys\":{\"curve25519:" + device + "\":\"" + fresh() + "\",\"ed25519:" + device + "\":\""
                        + text(signing.getPublic()) + "\"}" + "%s,\"user_id\":\"" + user + "\"}";
        String once = "{\"key\":\"" + fresh() + "\"%s}";
        server.send(
                "POST",
                token,
                "/_matrix/client/v3/keys/upload",
                "{\"device_keys\":" + signed(about) + ",\"one_time_keys\":{\"signed_curve25519:AAAA\":" + signed(once)
                        + "}}");
    }

    /** Types of what was sent to this device alone since it exists. */
    List<String> received() throws IOException {
        JsonNode answer = server.read(token, "/_matrix/client/v3/sync?timeout=0");
        List<String> types = new ArrayList<>();
        answer.path("to_device")
                .path("events")
                .forEach(e -> types.add(e.get("type").asText()));
        return types;
    }

    /** The keys in the template stand in the order of the alphabet, as the signature wants them. */
    private String signed(String template) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(signing.getPrivate());
        signature.update(template.formatted("").getBytes(StandardCharsets.UTF_8));
        String sum = Base64.getEncoder().withoutPadding().encodeToString(signature.sign());
        return template.formatted(",\"signatures\":{\"" + user + "\":{\"ed25519:" + device + "\":\"" + sum + "\"}}");
    }

    private static String fresh() throws GeneralSecurityException {
        return text(KeyPairGenerator.getInstance("X25519").generateKeyPair().getPublic());
    }

    private static String text(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }
}
