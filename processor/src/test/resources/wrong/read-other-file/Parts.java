package flows;

import dev.surefoot.Open;

class Parts {
  static <I> Open<I> start(Open<I> before) {
    return before;
  }
}
