package org.circlekeeper.group;

/** Which version of each consent text is in force. A changed text gets a higher number, and everyone is asked again. */
interface ConsentTexts {
    ConsentTexts CURRENT = purpose -> 1;

    int version(Purpose purpose);
}
