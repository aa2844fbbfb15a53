-- What somebody noted about themself. Kind, answer and date are one sealed value; beside it stands only what orders and deletes it: whose it is, which one of theirs, the event that brought it, and the last date it may stay.
CREATE TABLE check_in (
    id VARCHAR(25) PRIMARY KEY,
    owner_group VARCHAR(25) NOT NULL,
    person VARCHAR(25) NOT NULL,
    event VARCHAR(25) NOT NULL UNIQUE,
    turn INTEGER NOT NULL,
    sealed BYTEA NOT NULL,
    kept_until DATE NOT NULL
);
CREATE INDEX check_in_person ON check_in (owner_group, person);
CREATE INDEX check_in_kept_until ON check_in (kept_until);
