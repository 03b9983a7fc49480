package org.unionhall.web;

import java.util.List;

/**
 * One branch of a tree as shown on a page.
 *
 * @param label    name
 * @param href     its page, null when it has none
 * @param note     a few words beside the name (an office holder, a state); may be null
 * @param count    the figure at the end of the line; null when there is none
 * @param open     true when its children are shown at first
 * @param children in the order shown
 */
public record TreeNode(String label, String href, String note, Long count, boolean open, List<TreeNode> children) {

    public TreeNode {
        children = children == null ? List.of() : List.copyOf(children);
    }
}
