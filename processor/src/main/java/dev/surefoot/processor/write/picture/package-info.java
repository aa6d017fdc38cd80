/**
 * A flow's picture: {@link dev.surefoot.processor.write.picture.FlowPicture} lays the tree out from
 * top to bottom, each sequence a column and each split a row of columns, and draws it as SVG.
 * Beside a column runs a gutter with a lane for each target of the jumps that pass there, so that
 * no jump is drawn across a step.
 */
@NullMarked
package dev.surefoot.processor.write.picture;

import org.jspecify.annotations.NullMarked;
