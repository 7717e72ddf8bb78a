/** The suite from outside: whole cases by real users, how fast they go and what they cost. */
package org.onevisit.e2e;
