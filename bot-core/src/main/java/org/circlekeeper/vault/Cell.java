package org.circlekeeper.vault;

/** Where a sealed value stands; it opens nowhere else. */
public record Cell(String table, String row, String column) {}
