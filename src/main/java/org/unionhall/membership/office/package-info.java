/** Bodies and their terms, offices as acts, elections, and what cadres learn. */
package org.unionhall.membership.office;
