-- What a group agreed on: versions that are only ever inserted, one draft a group, and who accepted which version.
CREATE TABLE agreement_version (
    owner_group VARCHAR(25) NOT NULL,
    number INTEGER NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (owner_group, number)
);

CREATE TABLE agreement_draft (
    owner_group VARCHAR(25) PRIMARY KEY,
    version INTEGER NOT NULL,
    sealed BYTEA NOT NULL
);

CREATE TABLE agreement_acceptance (
    owner_group VARCHAR(25) NOT NULL,
    person VARCHAR(25) NOT NULL,
    number INTEGER NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (owner_group, person, number)
);
