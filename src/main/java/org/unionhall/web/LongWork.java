package org.unionhall.web;

/**
 * Work that takes longer than a click, done in the background by any copy of the portal. A bean of this type is
 * found by {@link Jobs} under its name.
 *
 * <p>A run may be cut off at any point (the portal is stopped, the machine loses power) and begins anew elsewhere:
 * it must leave nothing half done, and must notice when its work is done already.
 */
public interface LongWork {

    /** A name of its own, {@code module.verb}. Never changed: waiting work bears it in the database. */
    String name();

    /**
     * Does the work for one thing.
     *
     * @param id what {@link Jobs#enqueue} was given
     * @throws RuntimeException for faults that may be gone a little later; the work is then tried again
     */
    void run(String id);

    /** The work failed again and again and is not tried any more: the place to tell its owner. */
    void gaveUp(String id);
}
