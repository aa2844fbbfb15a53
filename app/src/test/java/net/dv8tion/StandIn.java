package net.dv8tion;

/** Stands where the library would stand. */
public final class StandIn {}
