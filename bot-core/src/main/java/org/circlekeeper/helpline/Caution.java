package org.circlekeeper.helpline;

/** What somebody must know before they use a line. */
enum Caution {
    STAR_CODE,
    DIAL_IN_FULL,
    DIFFERS_BY_REGION,
    HOURS_DIFFER_BY_REGION,
    HOURS_UNCERTAIN,
    NOT_ALWAYS_OPEN,
    MAY_COST,
    NOT_A_CRISIS_LINE,
    GENERAL_HEALTH_LINE,
    RUN_BY_POLICE
}
