package org.unionhall.membership.member;

/** How a person said that they want to join: in the portal, on paper, or by word of mouth. All three count. */
public enum AskingWay {
    ONLINE, PAPER, SPOKEN
}
