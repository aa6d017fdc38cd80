package dev.surefoot.runtime.internal.core;

/**
 * A token: where it comes from and what it knows.
 *
 * @param causes the executions that made it; silent firings pass them on, joins unite them
 * @param env the data it knows
 */
public record Token(Ints causes, Env env) {
  Token merge(Token other) {
    return new Token(causes.union(other.causes), env.merge(other.env));
  }
}
