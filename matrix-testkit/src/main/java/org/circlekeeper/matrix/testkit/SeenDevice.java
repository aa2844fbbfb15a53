package org.circlekeeper.matrix.testkit;

/**
 * A device of somebody, as a foreign client judges it.
 *
 * @param signedByOwner its owner vouches for it by cross-signing
 * @param verified and the person before this client vouches for the owner
 */
public record SeenDevice(String id, String name, boolean signedByOwner, boolean verified) {}
