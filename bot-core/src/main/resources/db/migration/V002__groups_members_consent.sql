-- Groups, the rooms attached to them, members and what each agreed to have kept. Nothing links a person across groups:
-- people stand under a name that differs in every group, rooms under a keyed hash, and all settings are sealed.
CREATE TABLE peer_group (
    tag VARCHAR(25) PRIMARY KEY,
    platform VARCHAR(20) NOT NULL,
    personal BOOLEAN NOT NULL,
    settings BYTEA NOT NULL,
    set_up_on DATE NOT NULL,
    gone_on DATE
);
CREATE INDEX peer_group_platform ON peer_group (platform, personal);

CREATE TABLE attached_room (
    room VARCHAR(25) PRIMARY KEY,
    owner_group VARCHAR(25) NOT NULL,
    main BOOLEAN NOT NULL
);
CREATE INDEX attached_room_group ON attached_room (owner_group);

CREATE TABLE member (
    person VARCHAR(25) PRIMARY KEY,
    owner_group VARCHAR(25) NOT NULL,
    address BYTEA NOT NULL,
    settings BYTEA NOT NULL,
    joined_on DATE NOT NULL,
    left_on DATE
);
CREATE INDEX member_group ON member (owner_group);
CREATE INDEX member_left ON member (left_on);

CREATE TABLE consent (
    person VARCHAR(25) NOT NULL,
    purpose VARCHAR(20) NOT NULL,
    text_version INTEGER NOT NULL,
    agreed_on DATE NOT NULL,
    PRIMARY KEY (person, purpose)
);
