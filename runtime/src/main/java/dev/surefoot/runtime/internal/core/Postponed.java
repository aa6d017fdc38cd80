package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Policy;

/**
 * A failure beside a rollback: what is to follow from it does so when the rollback has ended.
 *
 * @param execution that is held until then, 0 if it was a choice
 */
record Postponed(int execution, Policy policy, Trouble trouble) {}
