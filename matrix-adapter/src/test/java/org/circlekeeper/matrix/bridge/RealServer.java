package org.circlekeeper.matrix.bridge;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.circlekeeper.matrix.testkit.Synapse;

/** The Synapse all tests of this JVM share, and raw requests to it; where there is none, the tests say so. */
final class RealServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Synapse synapse;
    final URI uri;

    private RealServer(Synapse synapse) {
        this.synapse = synapse;
        this.uri = synapse.baseUrl();
    }

    static RealServer find() {
        Optional<Synapse> synapse = Synapse.shared();
        assumeTrue(synapse.isPresent(), "no Synapse here");
        return new RealServer(synapse.orElseThrow());
    }

    /** Somebody new whose name begins so; the password is the name twice. */
    Person person(String name, Path folder) {
        String unique = name + UUID.randomUUID().toString().substring(0, 8);
        synapse.register(unique, unique + unique, true);
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
}
