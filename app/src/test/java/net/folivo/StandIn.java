package net.folivo;

/** Stands where the library would stand. */
public final class StandIn {}
