package dev.surefoot.processor.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where a method is read: its site and the locals in scope. */
final class Frame {
  private final Site site;
  private final Map<String, Local> locals;

  Frame(Site site) {
    this(site, Map.of());
  }

  private Frame(Site site, Map<String, Local> locals) {
    this.site = site;
    this.locals = new HashMap<>(locals);
  }

  /** A block of its own: it sees the locals around it, and keeps its own to itself. */
  Frame nested() {
    return new Frame(site, locals);
  }

  Site site() {
    return site;
  }

  void declare(String name, Local local) {
    locals.put(name, local);
  }

  Optional<Local> local(String name) {
    return Optional.ofNullable(locals.get(name));
  }
}
