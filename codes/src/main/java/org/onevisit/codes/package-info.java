/**
 * The identifiers of the field and their check digits: unified social credit codes, identity card
 * numbers, item codes. Pure rules, no framework, no I/O.
 */
package org.onevisit.codes;
