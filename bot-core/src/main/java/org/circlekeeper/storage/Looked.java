package org.circlekeeper.storage;

/**
 * What a look at a sound database found.
 *
 * @param upgrades how many steps its tables are behind this program; the next start takes them
 */
public record Looked(int upgrades) {}
