package broken.circlekeeper.discord;

/** Minds its own business. */
public final class Minding {}
