package org.circlekeeper.chat;

import java.util.Optional;

/** Whom a request is about: from a menu on a person or a message, or an option that names a person. */
public record Target(UserId person, Optional<MessageLink> message) {}
