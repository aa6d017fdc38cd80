package flows;

@dev.surefoot.Flow("order")
final class OrderFlow extends dev.surefoot.FlowDefinition<shop.Order> {
  @Override
  protected dev.surefoot.Body<shop.Order> define() {
    return task(shop.ReserveStock.class).task(shop.Steps.Close.class);
  }
}
