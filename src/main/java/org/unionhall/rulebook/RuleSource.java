package org.unionhall.rulebook;

import java.util.List;

/** Brings a module's rules into the rulebook. A bean of this type is found by itself. */
public interface RuleSource {

    /** In the order in which they are shown. */
    List<Rule<?>> rules();
}
