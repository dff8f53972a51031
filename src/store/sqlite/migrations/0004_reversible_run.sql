-- What takes the newest import back: what it changed of things that were there, as entries of a journal of its own, and
-- between which rows those lie that it created. A range without rows ends before it begins.

CREATE TABLE reversible_run (
  id                  INTEGER PRIMARY KEY CHECK (id = 1),
  run                 INTEGER NOT NULL REFERENCES run,
  first_partner       INTEGER NOT NULL,
  last_partner        INTEGER NOT NULL,
  first_customer      INTEGER NOT NULL,
  last_customer       INTEGER NOT NULL,
  first_subscription  INTEGER NOT NULL,
  last_subscription   INTEGER NOT NULL
) STRICT;

-- The things are rows of their tables. Nothing there is removed while this refers to it.
CREATE TABLE replaced (
  id            INTEGER PRIMARY KEY,
  kind          TEXT NOT NULL,
  subscription  INTEGER,
  customer      INTEGER,
  partner       INTEGER,
  before        TEXT NOT NULL,
  after         TEXT NOT NULL
) STRICT;
