/**
 * What is generated for a proved flow: its net as a constant, the binding that starts it, its
 * picture, and its net for other tools. {@link dev.surefoot.processor.write.FlowWriter} writes
 * them; each maker beside it is a function from flow and net to text, so that equal flows give
 * equal bytes.
 */
@NullMarked
package dev.surefoot.processor.write;

import org.jspecify.annotations.NullMarked;
