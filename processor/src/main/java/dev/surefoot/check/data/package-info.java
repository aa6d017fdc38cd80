/**
 * The data of a flow: whether every step finds what it asks for, on every way, and whether parallel
 * branches keep out of each other's data. {@link dev.surefoot.check.data.DataCheck} is where to
 * begin. Types are names here; what the compiler knows of them is asked through {@link
 * dev.surefoot.check.data.FlowData}.
 */
@NullMarked
package dev.surefoot.check.data;

import org.jspecify.annotations.NullMarked;
