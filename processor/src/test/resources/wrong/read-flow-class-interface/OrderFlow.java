package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
interface OrderFlow {}
