package dev.surefoot.net;

/**
 * A place: where a token rests between steps, named after the step that comes next.
 *
 * @param name unique in its net
 * @param region the index of its region
 */
public record Place(String name, int region) {}
