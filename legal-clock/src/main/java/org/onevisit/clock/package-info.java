/**
 * The legal clock: working days, terms, and the limits of a permit procedure (行政许可法 arts. 32, 42,
 * 44, 45, 50, 82). Pure: it knows no case, no database and no framework, reads no clock, and
 * answers the same for the same facts, rules and calendar. Days are days in Asia/Shanghai.
 */
package org.onevisit.clock;
