-- What everything else stands on: wrapped keys, events already handled, messages that wait, and what an adapter remembers.
CREATE TABLE vault_key (
    owner VARCHAR(40) PRIMARY KEY,
    wrapped BYTEA NOT NULL
);

-- an event is known again by a keyed hash of its id; nothing says whose it was
CREATE TABLE ledger (
    event VARCHAR(25) PRIMARY KEY,
    at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX ledger_at ON ledger (at);

CREATE TABLE outgoing (
    delivery_id VARCHAR(60) PRIMARY KEY,
    owner_group VARCHAR(25) NOT NULL,
    owner VARCHAR(40) NOT NULL,
    recipient BYTEA NOT NULL,
    message BYTEA NOT NULL,
    lane SMALLINT NOT NULL,
    due_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    until_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    attempts INTEGER NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX outgoing_due ON outgoing (lane, due_at);
CREATE INDEX outgoing_owner ON outgoing (owner);

CREATE TABLE notebook (
    entry VARCHAR(25) PRIMARY KEY,
    content BYTEA NOT NULL,
    until_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- who this database is, and the last batch of commits it holds; the marker beside it must not know a later one
CREATE TABLE storage_life (
    id SMALLINT PRIMARY KEY,
    identity UUID NOT NULL,
    epoch BIGINT NOT NULL
);
