package parts;

import dev.surefoot.*;

@Step
public class Work {
  @Run
  void work() {}
}
