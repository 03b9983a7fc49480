package org.unionhall.kernel;

/** Placeholder until the kernel branch is merged. */
public record Money(long fen) {
}
