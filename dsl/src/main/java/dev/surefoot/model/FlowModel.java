package dev.surefoot.model;

/**
 * A flow as a tree.
 *
 * @param name the flow's name, its identity across versions and restarts
 * @param body what it does from start to end
 */
public record FlowModel(String name, Sequence body) {}
