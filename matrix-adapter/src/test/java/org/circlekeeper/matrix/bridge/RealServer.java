package org.circlekeeper.matrix.bridge;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;

/** A Synapse of our own for these tests, from an unpacked distribution; where there is none, the tests say so. */
final class RealServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private final Process process;
    final URI uri;

    private RealServer(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    static RealServer start(Path data) throws IOException {
        String root = System.getProperty("synapse.root", System.getenv().getOrDefault("SYNAPSE_ROOT", ""));
        if (root.isEmpty()) System.err.println("NOT TESTED ON SYNAPSE: the bridge to Matrix (no synapse.root)");
        assumeTrue(!root.isEmpty(), "no Synapse here");
        int port = freePort();
        Path tree = Path.of(root).toRealPath();
        Files.createDirectories(data);
        Files.writeString(data.resolve("homeserver.yaml"), config(data, port));
        Files.writeString(data.resolve("log.yaml"), "version: 1\nroot: {level: ERROR}\n");
        key(tree, data);
        Process process = python(tree, data, List.of("-m", "synapse.app.homeserver", "-c", data + "/homeserver.yaml"));
        RealServer server = new RealServer(process, URI.create("http://127.0.0.1:" + port));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> server.get("", "/_matrix/client/versions").statusCode() == 200);
        return server;
    }

    private static void key(Path tree, Path data) throws IOException {
        try {
            python(
                            tree,
                            data,
                            List.of(
                                    "-c",
                                    "from signedjson import key; import sys; "
                                            + "key.write_signing_keys(open(sys.argv[1],'w'),[key.generate_signing_key('a_test')])",
                                    data + "/signing.key"))
                    .waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static Process python(Path tree, Path data, List<String> arguments) throws IOException {
        String lib = tree + "/usr/lib/x86_64-linux-gnu";
        Path loader = Files.exists(tree.resolve("usr/lib64/ld-linux-x86-64.so.2"))
                ? tree.resolve("usr/lib64/ld-linux-x86-64.so.2")
                : Path.of(lib, "ld-linux-x86-64.so.2");
        String python;
        try (var files = Files.list(tree.resolve("usr/bin"))) {
            python = files.map(Path::toString)
                    .filter(f -> f.matches(".*/python3\\.1[0-9]"))
                    .findFirst()
                    .orElseThrow();
        }
        ProcessBuilder builder = new ProcessBuilder(loader.toString(), "--library-path", lib, python);
        builder.command().addAll(arguments);
        builder.environment()
                .putAll(Map.of("PYTHONHOME", tree + "/usr", "PYTHONDONTWRITEBYTECODE", "1", "PYTHONNOUSERSITE", "1"));
        return builder.redirectErrorStream(true)
                .redirectOutput(data.resolve("out.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String config(Path data, int port) {
        String many = "{per_second: 1000, burst_count: 1000}";
        return """
                server_name: localhost
                pid_file: %1$s/hs.pid
                listeners: [{port: %2$d, bind_addresses: ["127.0.0.1"], type: http, tls: false, resources: [{names: [client], compress: false}]}]
                database: {name: sqlite3, args: {database: %1$s/homeserver.db}}
                log_config: %1$s/log.yaml
                media_store_path: %1$s/media
                registration_shared_secret: only-for-tests
                report_stats: false
                macaroon_secret_key: only-for-tests
                form_secret: only-for-tests
                signing_key_path: %1$s/signing.key
                trusted_key_servers: []
                federation_domain_whitelist: []
                url_preview_enabled: false
                presence: {enabled: true}
                rc_message: %3$s
                rc_registration: %3$s
                rc_login: {address: %3$s, account: %3$s, failed_attempts: %3$s}
                rc_joins: {local: %3$s, remote: %3$s}
                rc_invites: {per_room: %3$s, per_user: %3$s, per_issuer: %3$s}
                """.formatted(data, port, many);
    }

    /** A new account whose password is its name twice. */
    void register(String name) throws IOException, GeneralSecurityException {
        String nonce = JSON.readTree(get("", "/_synapse/admin/v1/register").body())
                .get("nonce")
                .asText();
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec("only-for-tests".getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        byte[] sum =
                mac.doFinal((nonce + "\0" + name + "\0" + name + name + "\0admin").getBytes(StandardCharsets.UTF_8));
        send(
                "POST",
                "",
                "/_synapse/admin/v1/register",
                JSON.writeValueAsString(Map.of(
                        "nonce",
                        nonce,
                        "username",
                        name,
                        "password",
                        name + name,
                        "admin",
                        true,
                        "inhibit_login",
                        true,
                        "mac",
                        HexFormat.of().formatHex(sum))));
    }

    /** Somebody new whose name begins so. */
    Person person(String name, Path folder) throws IOException, GeneralSecurityException {
        String unique = name + COUNT.incrementAndGet();
        register(unique);
        return new Person(unique, uri, folder);
    }

    /** As its owner would, with the password. */
    void deleteDevice(String name, String device) throws IOException {
        String token = login(name);
        HttpResponse<String> asked = exchange(
                request(token, "/_matrix/client/v3/devices/" + device).DELETE().build());
        String session = JSON.readTree(asked.body()).get("session").asText();
        send(
                "DELETE",
                token,
                "/_matrix/client/v3/devices/" + device,
                "{\"auth\":{\"type\":\"m.login.password\",\"session\":\"" + session
                        + "\",\"identifier\":{\"type\":\"m.id.user\",\"user\":\"" + name + "\"},\"password\":\"" + name
                        + name + "\"}}");
        send("POST", token, "/_matrix/client/v3/logout", "{}");
    }

    /** Logs in without any keys, as a program that only speaks HTTP; gives its token. */
    String login(String name) throws IOException {
        return send(
                        "POST",
                        "",
                        "/_matrix/client/v3/login",
                        "{\"type\":\"m.login.password\",\"identifier\":{\"type\":\"m.id.user\",\"user\":\"" + name
                                + "\"},\"password\":\"" + name + name + "\"}")
                .get("access_token")
                .asText();
    }

    JsonNode send(String method, String token, String path, String body) throws IOException {
        HttpResponse<String> answer = exchange(request(token, path)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() != 200) throw new IOException(answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body());
    }

    JsonNode read(String token, String path) throws IOException {
        return JSON.readTree(get(token, path).body());
    }

    HttpResponse<String> get(String token, String path) throws IOException {
        return exchange(request(token, path).GET().build());
    }

    private HttpRequest.Builder request(String token, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofSeconds(30));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        return request.header("Content-Type", "application/json");
    }

    private static HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
