package dev.surefoot.processor.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.spi.UndoKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is generated for a flow that uses all that a binding knows, read and executed. */
class GeneratedCodeTest {
  private static final String FLOW = "shop.OrderFlow";

  @TempDir static Path folder;
  private static Compilation compilation;
  private LoadedFlow order;

  @BeforeAll
  static void compile() {
    compilation = order(folder.resolve("first"));
    assertThat(compilation.messages()).isEmpty();
  }

  @BeforeEach
  void load() throws ReflectiveOperationException {
    order = new LoadedFlow(compilation, "shop.OrderFlowBinding");
  }

  @AfterEach
  void close() throws Exception {
    order.close();
  }

  private static Compilation order(Path in) {
    return new Compilation(in).with(FLOW, Golden.flow("shop/OrderFlow.java")).proved(FLOW);
  }

  @Test
  void netReadsLineByLine() {
    Golden.assertEqual("OrderFlowNet.txt", compilation.generated().get("shop/OrderFlowNet.java"));
  }

  @Test
  void bindingReadsStepByStep() {
    Golden.assertEqual(
        "OrderFlowBinding.txt", compilation.generated().get("shop/OrderFlowBinding.java"));
  }

  @Test
  void pictureShowsTheFlow() {
    Golden.assertEqual("order.svg", compilation.generated().get("META-INF/surefoot/order.svg"));
  }

  @Test
  void otherToolsGetTheNet() {
    Golden.assertEqual("order.pnml", compilation.generated().get("META-INF/surefoot/order.pnml"));
  }

  @Test
  void anotherBuildInAnotherFolderGivesTheSameBytes() {
    assertThat(compilation.generated()).hasSize(4);
    assertThat(order(folder.resolve("second")).generated()).isEqualTo(compilation.generated());
  }

  @Test
  void codeHasTheNetThatWasProvedAndTheDefinition() {
    assertThat(order.code.net()).isEqualTo(compilation.net(FLOW));
    assertThat(FlowDefinition.modelOf(order.code.definition())).isEqualTo(compilation.model(FLOW));
  }

  @Test
  void tasksAreAnEnumOfTheSteps() throws Exception {
    Class<?> task = order.type("shop.OrderFlowNet$Task");
    Method stepName = task.getMethod("stepName");
    assertThat(task.getEnumConstants()).hasSize(11);
    assertThat(task.getEnumConstants()[0]).hasToString("RESERVE_STOCK");
    assertThat(stepName.invoke(task.getEnumConstants()[0])).isEqualTo("reserve-stock");
  }

  @Test
  void keysAreThoseOfTheTypes() throws Exception {
    assertThat(order.code.input()).isEqualTo(order.key("shop.OrderFlow$Order"));
    assertThat(order.code.result()).isEqualTo(order.key("shop.OrderFlow$Receipt"));
    assertThat(order.code.output("reserve-stock"))
        .isEqualTo(order.key("shop.OrderFlow$Reservation"));
    assertThat(order.code.output("payment")).isEqualTo(Key.of(Integer.class));
    assertThat(order.code.output("send-invoice")).isNull();
    assertThat(order.code.output("check-card")).isEqualTo(lines());
    assertThat(order.code.output("pack-parcel")).hasToString("shop.OrderFlow$Reservation[]");
  }

  private Key<?> lines() {
    Key<?> lines = order.code.output("check-card");
    assertThat(lines).hasToString("java.util.List<shop.OrderFlow$Line>");
    return lines;
  }

  @Test
  void actionGetsItsInputsAndTheAttempt() throws Exception {
    Object made = order.code.run("reserve-stock", data());
    assertThat(made).hasToString("Reservation[number=1]");
    assertThat(order.field("shop.OrderFlow$ReserveStock", "log"))
        .isEqualTo(List.of("reserve 1 order-1/reserve-stock/1"));
  }

  @Test
  void undoGetsItsOutputTheAttemptAndTheCause() throws Exception {
    Object made = order.make("shop.OrderFlow$Reservation", "r1");
    order.code.undo("reserve-stock", data().with(order.key("shop.OrderFlow$Reservation"), made));
    assertThat(order.field("shop.OrderFlow$ReserveStock", "log"))
        .isEqualTo(List.of("release r1 declined 3"));
  }

  @Test
  void staticActionAndActionOfAChoiceAreCalled() throws Exception {
    Object lines = order.code.run("check-card", data());
    assertThat(lines).isEqualTo(List.of("apple", "pear"));
    assertThat(order.code.run("payment", data().with(lines(), lines))).isEqualTo(2);
  }

  @Test
  void whatMayBeMissingIsGivenAsOptional() throws Exception {
    CallData data = data().with(Key.of(Integer.class), 2);
    assertThat(order.code.run("close-order", data)).hasToString("Receipt[text=1 none 2]");
    Object payment = order.make("shop.OrderFlow$Payment", "paid");
    data.with(order.key("shop.OrderFlow$Payment"), payment);
    assertThat(order.code.run("close-order", data)).hasToString("Receipt[text=1 paid 2]");
  }

  @Test
  void voidActionGivesNull() throws Exception {
    assertThat(order.code.run("send-invoice", data())).isNull();
    assertThat(order.code.run("invoice-later", data().with(Key.of(Integer.class), 2))).isNull();
  }

  @Test
  void inheritedActionGetsWhatItsTypeArgumentSays() throws Exception {
    Object reservation = order.make("shop.OrderFlow$Reservation", "r1");
    CallData data = data().with(order.key("shop.OrderFlow$Reservation"), reservation);
    assertThat(order.code.run("pack-parcel", data)).isNull();
    assertThat(order.field("shop.OrderFlow$PackParcel", "seen")).isEqualTo(List.of(reservation));
  }

  @Test
  void exceptionsPassThroughAsTheyAre() {
    assertThatThrownBy(() -> order.code.undo("pack-parcel", data()))
        .isInstanceOf(java.io.IOException.class)
        .hasMessage("stuck");
  }

  @Test
  void undoIsKnownByWhatItAsksFor() {
    assertThat(order.code.undoKind("reserve-stock")).isEqualTo(UndoKind.WITH_OUTPUT);
    assertThat(order.code.undoKind("payment")).isEqualTo(UndoKind.ALWAYS);
    assertThat(order.code.undoKind("pack-parcel")).isEqualTo(UndoKind.ALWAYS);
    assertThat(order.code.undoKind("charge-again")).isEqualTo(UndoKind.WITH_OUTPUT);
    assertThat(order.code.undoKind("send-invoice")).isEqualTo(UndoKind.NONE);
  }

  @Test
  void unknownStepsAndMissingUndosAreRefused() {
    assertThatThrownBy(() -> order.code.run("reserve", data()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("flow 'order' has no step 'reserve'");
    assertThatThrownBy(() -> order.code.undo("send-invoice", data()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("flow 'order' has no undo of 'send-invoice'");
  }

  @Test
  void bindingTakesTheStepsByTypeAndRefusesNull() throws Exception {
    Method of =
        Arrays.stream(order.type("shop.OrderFlowBinding").getMethods())
            .filter(method -> method.getName().equals("of"))
            .findFirst()
            .orElseThrow();
    Object[] steps = new Object[of.getParameterCount()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = order.make(of.getParameterTypes()[i].getName());
    }
    assertThat(((BoundFlow<?, ?>) of.invoke(null, steps)).name()).isEqualTo("order");
    steps[1] = null;
    assertThatThrownBy(() -> of.invoke(null, steps))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(NullPointerException.class)
        .hasMessage("flow 'order' needs an instance of each step class, but 'checkCard' is null");
  }

  private CallData data() throws ReflectiveOperationException {
    Object input = order.make("shop.OrderFlow$Order", "1", true, List.of("apple", "pear"));
    return new CallData().with(order.key("shop.OrderFlow$Order"), input);
  }
}
