package org.circlekeeper.chat;

import java.util.Optional;

/**
 * Something a person asked for, heard and not yet checked.
 *
 * @param id the platform's own id of this event: the same when the platform tells us twice
 */
public record Request(String id, Caller caller, Place place, Invocation invocation, Optional<Target> target) {}
