/**
 * Soundness of place/transition nets with arc weights: {@link
 * dev.surefoot.check.petri.WorkflowNetCheck} says whether a net is a workflow net and sound. It
 * knows nothing of flows, so that it can contradict what is concluded from a flow's tree, and can
 * be asked about nets from elsewhere.
 */
@NullMarked
package dev.surefoot.check.petri;

import org.jspecify.annotations.NullMarked;
