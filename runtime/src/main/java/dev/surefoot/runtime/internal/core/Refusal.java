package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.ErrorCode;

/** Why a request was refused, without any change. */
public record Refusal(ErrorCode code, String text) {}
