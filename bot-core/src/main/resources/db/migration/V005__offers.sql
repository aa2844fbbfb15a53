-- Offers of help: who sent which template to whom, for thirty days, both sealed under a key the record has to itself; limits
-- and "never again" by tags that name nobody and outlive a person's membership; marks that say an offer felt wrong.
CREATE TABLE offer (
    id VARCHAR(25) PRIMARY KEY,
    owner_group VARCHAR(25) NOT NULL,
    template VARCHAR(30) NOT NULL,
    at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    sender BYTEA,
    sender_tag BYTEA NOT NULL,
    recipient BYTEA
);
CREATE INDEX offer_group ON offer (owner_group, at);

-- one row is one use that still counts; a tag may have several places
CREATE TABLE offer_limit (
    tag VARCHAR(25) NOT NULL,
    place SMALLINT NOT NULL,
    until_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tag, place)
);

CREATE TABLE offer_never (
    tag VARCHAR(25) PRIMARY KEY,
    since TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- kept by sender, so that nothing says which person felt so
CREATE TABLE offer_mark (
    offer VARCHAR(25) PRIMARY KEY,
    owner_group VARCHAR(25) NOT NULL,
    sender_tag VARCHAR(25) NOT NULL,
    at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX offer_mark_sender ON offer_mark (owner_group, sender_tag);
