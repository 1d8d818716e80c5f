-- +goose Up
-- Everything is appended. What may change is head (it follows from the rest), and the sealed bytes of
-- keys that the law orders to be destroyed. The application's role holds no other right, and sees the
-- rows of the one office that its transaction names.
CREATE TABLE office (
    office bytea NOT NULL PRIMARY KEY
);

CREATE TABLE batch (
    office bytea NOT NULL,
    id bytea NOT NULL,
    replica bytea NOT NULL,
    author bytea NOT NULL,
    at bigint NOT NULL,
    act text NOT NULL,
    undoes bytea NOT NULL,
    versions bigint NOT NULL,
    root bytea NOT NULL,
    signature bytea NOT NULL,
    PRIMARY KEY (office, id)
);
CREATE INDEX batch_at ON batch (office, at, id);

CREATE TABLE version (
    office bytea NOT NULL,
    batch bytea NOT NULL,
    place bigint NOT NULL,
    client bytea NOT NULL,
    person bytea NOT NULL,
    kind text NOT NULL,
    id bytea NOT NULL,
    version bigint NOT NULL,
    void boolean NOT NULL,
    follows bytea NOT NULL,
    author bytea NOT NULL,
    at bigint NOT NULL,
    hash bytea NOT NULL,
    sealed bytea,
    PRIMARY KEY (office, batch, place)
);
CREATE INDEX version_record ON version (office, id, version);

CREATE TABLE follow (
    office bytea NOT NULL,
    id bytea NOT NULL,
    version bigint NOT NULL,
    batch bytea NOT NULL,
    at bigint NOT NULL,
    later bytea NOT NULL,
    PRIMARY KEY (office, id, version, batch, later)
);

CREATE TABLE head (
    office bytea NOT NULL,
    client bytea NOT NULL,
    kind text NOT NULL,
    id bytea NOT NULL,
    batch bytea NOT NULL,
    place bigint NOT NULL,
    person bytea NOT NULL,
    PRIMARY KEY (office, client, kind, batch, place)
);

CREATE TABLE chunk (
    office bytea NOT NULL,
    document bytea NOT NULL,
    n bigint NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (office, document, n)
);

CREATE TABLE log_leaf (
    office bytea NOT NULL,
    log bytea NOT NULL,
    seq bigint NOT NULL,
    leaf bytea NOT NULL,
    PRIMARY KEY (office, log, seq)
);

CREATE TABLE log_hash (
    office bytea NOT NULL,
    log bytea NOT NULL,
    n bigint NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (office, log, n)
);


ALTER TABLE office ENABLE ROW LEVEL SECURITY;
ALTER TABLE office FORCE ROW LEVEL SECURITY;
ALTER TABLE batch ENABLE ROW LEVEL SECURITY;
ALTER TABLE batch FORCE ROW LEVEL SECURITY;
ALTER TABLE version ENABLE ROW LEVEL SECURITY;
ALTER TABLE version FORCE ROW LEVEL SECURITY;
ALTER TABLE follow ENABLE ROW LEVEL SECURITY;
ALTER TABLE follow FORCE ROW LEVEL SECURITY;
ALTER TABLE head ENABLE ROW LEVEL SECURITY;
ALTER TABLE head FORCE ROW LEVEL SECURITY;
ALTER TABLE chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE chunk FORCE ROW LEVEL SECURITY;
ALTER TABLE log_leaf ENABLE ROW LEVEL SECURITY;
ALTER TABLE log_leaf FORCE ROW LEVEL SECURITY;
ALTER TABLE log_hash ENABLE ROW LEVEL SECURITY;
ALTER TABLE log_hash FORCE ROW LEVEL SECURITY;
CREATE POLICY one_office ON office USING (office = decode(current_setting('romukura.office', true), 'hex'))
    WITH CHECK (office = decode(current_setting('romukura.office', true), 'hex'));
CREATE POLICY one_office ON batch USING (office = decode(current_setting('romukura.office', true), 'hex'))
    WITH CHECK (office = decode(current_setting('romukura.office', true), 'hex'));
CREATE POLICY one_office ON version USING (office = decode(current_setting('romukura.office', true), 'hex'))
    WITH CHECK (office = decode(current_setting('romukura.office', true), 'hex'));
CREATE POLICY one_office ON follow USING (office = decode(current_setting('romukura.office', true), 'hex'))
    WITH CHECK (office = decode(current_setting('romukura.office', true), 'hex'));
CREATE POLICY one_office ON head USING (office = decode(current_setting('romukura.office', true), 'hex'))
    WITH CHECK (office = decode(current_setting('romukura.office', true), 'hex'));
CREATE POLICY one_office ON chunk USING (office = decode(current_setting('romukura.office', true), 'hex'))
    WITH CHECK (office = decode(current_setting('romukura.office', true), 'hex'));
CREATE POLICY one_office ON log_leaf USING (office = decode(current_setting('romukura.office', true), 'hex'))
    WITH CHECK (office = decode(current_setting('romukura.office', true), 'hex'));
CREATE POLICY one_office ON log_hash USING (office = decode(current_setting('romukura.office', true), 'hex'))
    WITH CHECK (office = decode(current_setting('romukura.office', true), 'hex'));

GRANT SELECT, INSERT ON office, batch, version, follow, head, chunk, log_leaf, log_hash TO romukura_application;
GRANT DELETE ON head TO romukura_application;
GRANT UPDATE (sealed) ON version TO romukura_application;
CREATE POLICY keys_only ON version AS RESTRICTIVE FOR UPDATE
    USING (kind = 'number-key') WITH CHECK (sealed IS NULL);
