package billing;

import dev.surefoot.*;

@Flow("invoice")
public final class InvoiceFlow extends FlowDefinition<InvoiceFlow.Draft> {
  @Override
  protected Body<Draft> define() {
    return pass();
  }

  static class Draft {}
}
