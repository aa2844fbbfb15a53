package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Discord's no: an HTTP status and a code of its JSON error list. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final int code;

    Refusal(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal missingAccess() {
        return new Refusal(403, 50001, "Missing Access");
    }

    static Refusal missingPermissions() {
        return new Refusal(403, 50013, "Missing Permissions");
    }

    static Refusal unknownChannel() {
        return new Refusal(404, 10003, "Unknown Channel");
    }

    static Refusal unknownServer() {
        return new Refusal(404, 10004, "Unknown Guild");
    }

    static Refusal unknownMessage() {
        return new Refusal(404, 10008, "Unknown Message");
    }

    static Refusal unknownUser() {
        return new Refusal(404, 10013, "Unknown User");
    }

    static Refusal unknownWebhook() {
        return new Refusal(404, 10015, "Unknown Webhook");
    }

    static Refusal unknownInteraction() {
        return new Refusal(404, 10062, "Unknown interaction");
    }

    static Refusal badForm(String why) {
        return new Refusal(400, 50035, "Invalid Form Body: " + why);
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    /** Refusals a careful client never meets; the others are part of ordinary life. */
    boolean isFault() {
        return status == 400
                || status == 401
                || status == 405
                || status == 413
                || code == 40060
                || code == 40333
                || code == 10015;
    }

    ObjectNode json() {
        return Json.object().put("message", getMessage()).put("code", code);
    }
}
