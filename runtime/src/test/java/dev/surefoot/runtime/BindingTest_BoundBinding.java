package dev.surefoot.runtime;

/** What would be generated for {@link BindingTest.Bound}. */
final class BindingTest_BoundBinding {
  private BindingTest_BoundBinding() {}

  static BoundFlow<String, Void> of(BindingTest.First first, BindingTest.Second second) {
    return BindingTest.reflected(first, second);
  }
}
