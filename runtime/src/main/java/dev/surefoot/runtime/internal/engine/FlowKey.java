package dev.surefoot.runtime.internal.engine;

/** A business key and the flow in which it is unique. */
record FlowKey(String flow, String key) {}
