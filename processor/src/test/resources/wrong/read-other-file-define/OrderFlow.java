package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends Base<Order> {}
