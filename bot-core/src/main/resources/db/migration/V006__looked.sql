-- Who looked at, or did something about, what concerns a person: the person sees it in their export, nobody else can.
CREATE TABLE looked (
    id VARCHAR(36) PRIMARY KEY,
    person VARCHAR(25) NOT NULL,
    owner_group VARCHAR(25) NOT NULL,
    content BYTEA NOT NULL,
    looked_on DATE NOT NULL
);
CREATE INDEX looked_person ON looked (person);
CREATE INDEX looked_age ON looked (looked_on);
