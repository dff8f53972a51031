-- What one provider knows of its partners, customers, subscriptions and support contacts.
--
-- Rows are joined by integer keys, which never leave the adapter; the world outside knows the GUIDs, as
-- 16 bytes in the order of their text. Instants are seconds since 1970, UTC. An empty text is one that
-- isn't known; NULL says so where an empty value would be ambiguous. A name_key is a name without its
-- case.

CREATE TABLE partner (
  id         INTEGER PRIMARY KEY,
  guid       BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
  mpn_id     TEXT CHECK (length(mpn_id) BETWEEN 1 AND 20),
  name       TEXT NOT NULL,
  name_key   TEXT NOT NULL,
  role       TEXT NOT NULL CHECK (role IN ('provider', 'reseller', 'other')),
  location   TEXT NOT NULL,
  email      TEXT NOT NULL,
  telephone  TEXT NOT NULL,
  website    TEXT NOT NULL
) STRICT;
CREATE INDEX partner_name ON partner (name_key);
CREATE INDEX partner_mpn_id ON partner (mpn_id);
CREATE UNIQUE INDEX partner_provider ON partner (role) WHERE role = 'provider';

-- The provider that the store belongs to.
CREATE TABLE account (
  id                INTEGER PRIMARY KEY CHECK (id = 1),
  partner           INTEGER NOT NULL REFERENCES partner,
  cloud             TEXT NOT NULL CHECK (cloud IN ('global', 'us-gov', 'germany', 'china')),
  partnership_link  TEXT NOT NULL,
  test              INTEGER NOT NULL CHECK (test IN (0, 1))
) STRICT;

CREATE TABLE customer (
  id            INTEGER PRIMARY KEY,
  guid          BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
  company_name  TEXT NOT NULL,
  name_key      TEXT NOT NULL,
  domain        TEXT NOT NULL,
  commerce_id   TEXT NOT NULL
) STRICT;
CREATE INDEX customer_name ON customer (name_key);
CREATE INDEX customer_domain ON customer (lower(domain));

-- What subscriptions are subscriptions to. Few rows, so that a subscription's own stays small.
CREATE TABLE offer (
  id                 INTEGER PRIMARY KEY,
  offer_id           TEXT NOT NULL,
  name               TEXT NOT NULL,
  name_key           TEXT NOT NULL,
  product_type       TEXT NOT NULL,
  product_type_name  TEXT NOT NULL,
  unit_type          TEXT NOT NULL,
  UNIQUE (offer_id, name, product_type, product_type_name, unit_type)
) STRICT;
CREATE INDEX offer_name ON offer (name_key);

CREATE TABLE subscription (
  id                    INTEGER PRIMARY KEY,
  guid                  BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
  customer              INTEGER NOT NULL REFERENCES customer,
  offer                 INTEGER NOT NULL REFERENCES offer,
  friendly_name         TEXT NOT NULL,
  name_key              TEXT NOT NULL,
  status                TEXT NOT NULL,
  quantity              INTEGER NOT NULL,
  channel               TEXT NOT NULL CHECK (channel IN ('csp', 'direct', 'open', 'ea', 'advisor', 'other')),
  partner_id            TEXT NOT NULL,
  creation_date         INTEGER,
  effective_start_date  INTEGER,
  commitment_end_date   INTEGER,
  auto_renew_enabled    INTEGER CHECK (auto_renew_enabled IN (0, 1)),
  billing_cycle         TEXT NOT NULL,
  term_duration         TEXT NOT NULL
) STRICT;
CREATE INDEX subscription_customer ON subscription (customer);
CREATE INDEX subscription_offer ON subscription (offer);
CREATE INDEX subscription_name ON subscription (name_key) WHERE name_key <> '';

-- Designated contacts alone: a subscription without a row has the provider.
CREATE TABLE support_contact (
  subscription  INTEGER PRIMARY KEY REFERENCES subscription,
  partner       INTEGER NOT NULL REFERENCES partner,
  assigned_at   INTEGER,
  assigned_by   TEXT NOT NULL
) STRICT;
CREATE INDEX support_contact_partner ON support_contact (partner);

-- The account and a reseller.
CREATE TABLE partnership (
  partner               INTEGER PRIMARY KEY REFERENCES partner,
  state                 TEXT NOT NULL
                        CHECK (state IN ('none', 'requested', 'active', 'declined', 'ended', 'expired')),
  requested_at          INTEGER,
  established_at        INTEGER,
  ended_at              INTEGER,
  link                  TEXT NOT NULL,
  with_dap              INTEGER NOT NULL CHECK (with_dap IN (0, 1)),
  agreement             TEXT NOT NULL,
  partner_center_state  TEXT NOT NULL
) STRICT;

-- A customer and a partner; the account's own among them.
CREATE TABLE customer_relationship (
  customer              INTEGER NOT NULL REFERENCES customer,
  partner               INTEGER NOT NULL REFERENCES partner,
  state                 TEXT NOT NULL
                        CHECK (state IN ('none', 'requested', 'active', 'declined', 'ended', 'expired')),
  requested_at          INTEGER,
  established_at        INTEGER,
  ended_at              INTEGER,
  link                  TEXT NOT NULL,
  with_dap              INTEGER NOT NULL CHECK (with_dap IN (0, 1)),
  agreement             TEXT NOT NULL,
  partner_center_state  TEXT NOT NULL,
  PRIMARY KEY (customer, partner)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_relationship_partner ON customer_relationship (partner);

-- What a customer lets a partner administer, apart from their relationship. Without GDAP its columns
-- are NULL; roles are a JSON array of texts.
CREATE TABLE administration (
  customer           INTEGER NOT NULL REFERENCES customer,
  partner            INTEGER NOT NULL REFERENCES partner,
  dap                TEXT NOT NULL CHECK (dap IN ('unknown', 'absent', 'active', 'revoked')),
  dap_since          INTEGER,
  dap_ended          INTEGER,
  gdap_status        TEXT,
  gdap_id            TEXT CHECK ((gdap_id IS NULL) = (gdap_status IS NULL)),
  gdap_display_name  TEXT CHECK ((gdap_display_name IS NULL) = (gdap_status IS NULL)),
  gdap_roles         TEXT CHECK ((gdap_roles IS NULL) = (gdap_status IS NULL)),
  gdap_activated_at  INTEGER CHECK (gdap_activated_at IS NULL OR gdap_status IS NOT NULL),
  gdap_until         INTEGER CHECK (gdap_until IS NULL OR gdap_status IS NOT NULL),
  gdap_auto_extend   INTEGER CHECK ((gdap_auto_extend IS NULL) = (gdap_status IS NULL)),
  PRIMARY KEY (customer, partner)
) STRICT, WITHOUT ROWID;
CREATE INDEX administration_partner ON administration (partner);

-- The journal: one run a command that changed something, one change each thing that it changed.
CREATE TABLE run (
  id       INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,
  actor    TEXT NOT NULL,
  command  TEXT NOT NULL,
  reason   TEXT NOT NULL
) STRICT;
CREATE INDEX run_at ON run (at);
CREATE INDEX run_actor ON run (actor);

CREATE TABLE change (
  id            INTEGER PRIMARY KEY,
  run           INTEGER NOT NULL REFERENCES run,
  kind          TEXT NOT NULL,
  subscription  INTEGER REFERENCES subscription,
  customer      INTEGER REFERENCES customer,
  partner       INTEGER REFERENCES partner,
  before        TEXT NOT NULL,
  after         TEXT NOT NULL
) STRICT;
CREATE INDEX change_run ON change (run);
CREATE INDEX change_subscription ON change (subscription) WHERE subscription IS NOT NULL;
CREATE INDEX change_customer ON change (customer) WHERE customer IS NOT NULL;
CREATE INDEX change_partner ON change (partner) WHERE partner IS NOT NULL;
-- Support contacts that were replaced, by their GUIDs' text.
CREATE INDEX change_replaced ON change (before) WHERE kind = 'support-contact' AND before <> '';
