package org.circlekeeper.matrix.testkit;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * JSON over HTTP to one server.
 *
 * @param token goes along with each request, unless it is empty
 */
record Http(URI server, String token) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    static final ObjectMapper JSON = new ObjectMapper();

    static Http to(URI server) {
        return new Http(server, "");
    }

    /** What a test wrote as JSON. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("not JSON: " + text, malformed);
        }
    }

    JsonNode get(String path) {
        return answer(request(path).GET().build());
    }

    JsonNode send(String method, String path, Object body) {
        try {
            String json = JSON.writeValueAsString(body);
            return answer(
                    request(path).method(method, BodyPublishers.ofString(json)).build());
        } catch (JacksonException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether anything but an error comes back. */
    boolean answers(String path) {
        try {
            get(path);
            return true;
        } catch (UncheckedIOException | Refused no) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path)).timeout(PATIENCE);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static JsonNode answer(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            JsonNode body = read(response.body());
            if (response.statusCode() >= 400) {
                throw new Refused(
                        response.statusCode(),
                        body.path("errcode").asText(),
                        body.path("error").asText(),
                        Duration.ofMillis(body.path("retry_after_ms").asLong()));
            }
            return body;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Not everything that answers speaks JSON: its health is told in plain words. */
    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException plain) {
            return JSON.getNodeFactory().textNode(body);
        }
    }
}
