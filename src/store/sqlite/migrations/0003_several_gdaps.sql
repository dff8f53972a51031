-- Several GDAPs may stand between one customer and one partner, each a relationship of its own. Of the one that there was
-- per pair each keeps its place, in a table of its own; what it is about has its row in `administration`.

ALTER TABLE administration RENAME TO administration_before;

CREATE TABLE administration (
  customer   INTEGER NOT NULL REFERENCES customer,
  partner    INTEGER NOT NULL REFERENCES partner,
  dap        TEXT NOT NULL CHECK (dap IN ('unknown', 'absent', 'active', 'revoked')),
  dap_since  INTEGER,
  dap_ended  INTEGER,
  PRIMARY KEY (customer, partner)
) STRICT, WITHOUT ROWID;
INSERT INTO administration SELECT customer, partner, dap, dap_since, dap_ended FROM administration_before;

-- The id is Graph's; one without id and display name was recorded by hand. Roles are a JSON array of texts. Whether
-- the end moves by itself is NULL where nobody said; older programs didn't tell that from no.
CREATE TABLE gdap (
  customer      INTEGER NOT NULL,
  partner       INTEGER NOT NULL,
  id            TEXT NOT NULL,
  display_name  TEXT NOT NULL,
  status        TEXT NOT NULL,
  roles         TEXT NOT NULL,
  activated_at  INTEGER,
  until         INTEGER,
  auto_extend   INTEGER CHECK (auto_extend IN (0, 1)),
  PRIMARY KEY (customer, partner, id, display_name),
  FOREIGN KEY (customer, partner) REFERENCES administration
) STRICT, WITHOUT ROWID;
INSERT INTO gdap
SELECT customer, partner, gdap_id, gdap_display_name, gdap_status, gdap_roles, gdap_activated_at, gdap_until,
       nullif(gdap_auto_extend, 0)
  FROM administration_before WHERE gdap_status IS NOT NULL;

DROP TABLE administration_before;
CREATE INDEX administration_partner ON administration (partner);

-- In the journal's texts the GDAP stands last; it is a list now.
UPDATE change SET before = replace(substr(before, 1, length(before) - 1), '"gdap":{', '"gdaps":[{') || ']}'
 WHERE kind = 'administration' AND before LIKE '%"gdap":{%';
UPDATE change SET after = replace(substr(after, 1, length(after) - 1), '"gdap":{', '"gdaps":[{') || ']}'
 WHERE kind = 'administration' AND after LIKE '%"gdap":{%';
