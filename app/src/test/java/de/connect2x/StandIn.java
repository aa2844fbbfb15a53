package de.connect2x;

/** Stands where the library would stand. */
public final class StandIn {}
