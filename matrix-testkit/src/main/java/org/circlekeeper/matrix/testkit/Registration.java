package org.circlekeeper.matrix.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Synapse's way to make accounts for whoever holds a secret shared with it. */
final class Registration {
    static final String SECRET = "test-only-secret";

    private static final String PATH = "/_synapse/admin/v1/register";
    private static final String ALGORITHM = "HmacSHA1"; // Synapse's choice

    private Registration() {}

    static JsonNode register(URI server, String name, String password, boolean admin) {
        Http http = Http.to(server);
        String nonce = http.get(PATH).get("nonce").asText();
        String said = String.join("\0", nonce, name, password, admin ? "admin" : "notadmin");
        Map<String, Object> asked = new HashMap<>();
        asked.putAll(Map.of("nonce", nonce, "username", name, "password", password, "admin", admin));
        asked.put("mac", mac(said));
        asked.put("inhibit_login", true); // or there would be a device nobody uses
        return http.send("POST", PATH, asked);
    }

    private static String mac(String said) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
