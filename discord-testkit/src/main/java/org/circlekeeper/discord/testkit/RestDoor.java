package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Discord's REST on a loopback socket: reads a request, has it handled, writes the answer. */
final class RestDoor implements AutoCloseable {
    static {
        // Without this every answer waits 40 ms for an acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final String BASE = "/api/v10/";
    private static final int MOST_BYTES = 25 * 1024 * 1024;
    private static final int WORKERS = 16;

    private final RestDesk desk;
    private final HttpServer server;
    private final ExecutorService workers;

    RestDoor(RestDesk desk) throws IOException {
        this.desk = desk;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        workers = Executors.newFixedThreadPool(WORKERS, task -> {
            Thread thread = new Thread(task, "fake-discord-rest");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(workers);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + BASE;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            write(exchange, answer(exchange));
        }
    }

    private RestAnswer answer(HttpExchange exchange) throws IOException {
        byte[] bytes;
        try (InputStream in = exchange.getRequestBody()) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        Headers headers = new Headers(exchange.getRequestHeaders());
        String path = exchange.getRequestURI().getRawPath();
        if (!path.startsWith(BASE)) {
            return RestAnswer.of(new Refusal(404, 0, "404: Not Found"));
        }
        RestRequest bare = new RestRequest(
                exchange.getRequestMethod(),
                parts(path),
                query(exchange.getRequestURI().getRawQuery()),
                Json.nothing(),
                Map.of());
        if (bytes.length > MOST_BYTES) {
            return desk.refuse(bare, new Refusal(413, 40005, "Request entity too large"));
        }
        try {
            return desk.answer(withBody(bare, headers, bytes), headers);
        } catch (IOException e) {
            return desk.refuse(bare, new Refusal(400, 50109, "The request body contains invalid JSON."));
        }
    }

    private static RestRequest withBody(RestRequest bare, Headers headers, byte[] bytes) throws IOException {
        JsonNode body;
        Map<Integer, SentFile> files = Map.of();
        if (headers.contentType().startsWith("multipart/form-data")) {
            Multipart read = Multipart.read(bytes, headers.contentType());
            body = read.payload();
            files = read.files();
        } else {
            body = Json.read(bytes);
        }
        return new RestRequest(bare.method(), bare.path(), bare.query(), body, files);
    }

    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.substring(BASE.length()).split("/", -1)) {
            parts.add(URLDecoder.decode(part, StandardCharsets.UTF_8));
        }
        return parts;
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int cut = pair.indexOf('=');
            if (cut > 0) {
                query.put(pair.substring(0, cut), URLDecoder.decode(pair.substring(cut + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static void write(HttpExchange exchange, RestAnswer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (answer.isCut()) {
            exchange.sendResponseHeaders(answer.status(), answer.body().length + 2L);
            exchange.getResponseBody().write(answer.body(), 0, answer.body().length / 2);
            exchange.getResponseBody().flush();
            return;
        }
        if (answer.status() == 204) {
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
