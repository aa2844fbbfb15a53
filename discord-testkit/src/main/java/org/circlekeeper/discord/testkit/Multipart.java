package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads multipart/form-data as Discord takes it: {@code payload_json} and {@code files[n]}. */
final class Multipart {
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("files\\[(\\d+)]");

    private JsonNode payload = Json.nothing();
    private final Map<Integer, SentFile> files = new LinkedHashMap<>();

    static Multipart read(byte[] body, String contentType) throws IOException {
        Multipart read = new Multipart();
        String boundary = "--" + contentType.replaceFirst(".*boundary=", "").replace("\"", "");
        // Latin-1 keeps one char for each byte, so positions in the text are positions in the body.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int start = text.indexOf(boundary);
        while (start >= 0) {
            int next = text.indexOf(boundary, start + boundary.length());
            if (next < 0) {
                break;
            }
            read.part(body, text, start + boundary.length() + 2, next - 2);
            start = next;
        }
        read.describe();
        return read;
    }

    private void part(byte[] body, String text, int from, int to) throws IOException {
        int headEnd = text.indexOf("\r\n\r\n", from);
        String head =
                new String(text.substring(from, headEnd).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        byte[] content = Arrays.copyOfRange(body, headEnd + 4, to);
        Matcher name = NAME.matcher(head);
        if (!name.find()) {
            return;
        }
        if (name.group(1).equals("payload_json")) {
            payload = Json.read(content);
            return;
        }
        Matcher number = NUMBER.matcher(name.group(1));
        Matcher fileName = FILE_NAME.matcher(head);
        if (number.matches() && fileName.find()) {
            files.put(Integer.valueOf(number.group(1)), new SentFile(fileName.group(1), "", content));
        }
    }

    /** Alt texts come apart from the files, in the message's list of attachments. */
    private void describe() {
        JsonNode message = payload.has("data") ? payload.path("data") : payload;
        for (JsonNode entry : message.path("attachments")) {
            SentFile file = files.get(entry.path("id").asInt(-1));
            if (file != null) {
                String called = entry.path("filename").asText(file.name());
                String description = entry.path("description").asText("");
                files.put(entry.path("id").asInt(), new SentFile(called, description, file.bytes()));
            }
        }
    }

    JsonNode payload() {
        return payload;
    }

    Map<Integer, SentFile> files() {
        return files;
    }
}
