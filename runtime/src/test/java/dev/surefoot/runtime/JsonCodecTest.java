package dev.surefoot.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.surefoot.Key;
import dev.surefoot.runtime.spi.Codec;
import dev.surefoot.runtime.spi.CodecException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Data of users as the default codec writes and reads them. */
class JsonCodecTest {
  sealed interface Payment {}

  record Card(String number, YearMonth until) implements Payment {}

  record Invoice(Period within) implements Payment {}

  sealed interface Voucher extends Payment {
    record Gift(BigDecimal worth) implements Voucher {}

    enum Kind {
      PERCENT {
        @Override
        int sign() {
          return -1;
        }
      },
      FIXED;

      int sign() {
        return 1;
      }
    }

    record Rebate(Kind kind, Optional<Voucher> then) implements Voucher {}
  }

  sealed interface Shape {
    record Card(int corners) implements Shape {}
  }

  sealed interface Either {
    record Left(Shape.Card card) implements Either {}

    final class Nested {
      private Nested() {}

      record Left(Payment payment) implements Either {}
    }
  }

  record Times(
      Instant at,
      LocalDate day,
      LocalDateTime local,
      OffsetDateTime offset,
      Duration time,
      DayOfWeek weekday) {}

  record Order<T>(
      UUID id,
      List<T> lines,
      Map<String, Set<T>> byShelf,
      Optional<String> note,
      OptionalInt count,
      List<Optional<Payment>> payments,
      int[] numbers) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({@JsonSubTypes.Type(value = Cat.class, name = "the-cat")})
  sealed interface Animal {}

  record Cat(String name) implements Animal {}

  record Holder(
      Order<Payment> order, Times times, Animal animal, List<Map<String, Optional<Shape>>> deep) {}

  private final Codec codec = EngineOptions.DEFAULTS.codec();

  private <T> T copied(Key<T> key, T value) {
    byte[] bytes = codec.encode(key, value);
    T copy = codec.decode(key, bytes);
    assertThat(copy).usingRecursiveComparison().withStrictTypeChecking().isEqualTo(value);
    assertThat(codec.encode(key, copy)).isEqualTo(bytes);
    return copy;
  }

  @Test
  void what_users_write_down_comes_back_as_it_was() {
    Payment rebate =
        new Voucher.Rebate(
            Voucher.Kind.PERCENT,
            Optional.of(new Voucher.Gift(new BigDecimal("12.340000000000000000001"))));
    Order<Payment> order =
        new Order<>(
            new UUID(1, 2),
            List.of(new Card("4711 \u00fc \ud83d\ude42", YearMonth.of(2027, 2)), rebate),
            Map.of("b", Set.of(new Invoice(Period.ofDays(14))), "a", Set.of()),
            Optional.empty(),
            OptionalInt.of(3),
            List.of(Optional.empty(), Optional.of(rebate)),
            new int[] {1, -2});
    Times times =
        new Times(
            Instant.parse("2026-01-02T03:04:05.123456789Z"),
            LocalDate.of(2026, 2, 28),
            LocalDateTime.of(2026, 3, 29, 2, 30),
            OffsetDateTime.parse("2026-01-02T03:04:05.6+05:30"),
            Duration.ofMillis(90_061_001),
            DayOfWeek.SUNDAY);
    Holder holder =
        new Holder(
            order,
            times,
            new Cat("Minka"),
            List.of(Map.of("x", Optional.of(new Shape.Card(4)), "y", Optional.empty())));
    copied(Key.of(Holder.class), holder);
    assertThat(new String(codec.encode(Key.of(Holder.class), holder), UTF_8))
        .contains("\"@type\":\"Card\"", "\"kind\":\"the-cat\"");
  }

  @Test
  void a_datum_may_itself_be_of_a_sealed_type_or_one_of_its_kinds() {
    copied(Key.of(Payment.class), new Card("1", YearMonth.of(2027, 2)));
    copied(Key.of(Voucher.class), new Voucher.Gift(BigDecimal.ONE));
    copied(Key.of(Card.class), new Card("1", YearMonth.of(2027, 2)));
    copied(Key.of(Voucher.Kind.class), Voucher.Kind.PERCENT);
    copied(
        Key.of(ZonedDateTime.class),
        ZonedDateTime.of(2026, 7, 1, 1, 2, 3, 4, ZoneId.of("Europe/Berlin")));
  }

  @Test
  void kinds_with_the_same_simple_name_are_told_apart() {
    copied(Key.of(Either.class), new Either.Left(new Shape.Card(3)));
    copied(Key.of(Either.class), new Either.Nested.Left(new Invoice(Period.ofDays(1))));
  }

  @Test
  void what_is_no_such_datum_is_told_with_its_type() {
    Key<Payment> key = Key.of(Payment.class);
    for (String wrong : List.of("{\"@type\":\"Cash\"}", "{}", "7", "", "null", "{\"@type\":")) {
      assertThatThrownBy(() -> codec.decode(key, wrong.getBytes(UTF_8)))
          .as(wrong)
          .isInstanceOf(CodecException.class)
          .hasMessageContaining("cannot read a ")
          .hasMessageContaining("Payment");
    }
  }
}
