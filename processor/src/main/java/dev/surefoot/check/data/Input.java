package dev.surefoot.check.data;

/**
 * A datum that a step's method asks for.
 *
 * @param optional whether it may be missing
 * @param parameter the name of the parameter, or empty where the compiler does not know it
 */
public record Input(DataKey key, boolean optional, String parameter) {}
