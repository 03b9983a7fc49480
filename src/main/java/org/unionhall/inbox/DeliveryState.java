package org.unionhall.inbox;

/** How far a mail has come. */
public enum DeliveryState {

    /** To be sent, for the first time or again. */
    WAITING,
    /** The mail server has taken it. */
    SENT,
    /** Refused for good, or tried too often. */
    FAILED,
    /** Not wanted any more: given up by an administrator, or there is nobody or nothing left to send. */
    GIVEN_UP
}
