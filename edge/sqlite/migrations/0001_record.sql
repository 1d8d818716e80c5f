-- +goose Up
-- Everything is appended. What may change is head (it follows from the rest), and the sealed bytes of
-- keys that the law orders to be destroyed. Triggers hold that against any program that opens the file.
CREATE TABLE office (
    office BLOB NOT NULL PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE batch (
    office BLOB NOT NULL,
    id BLOB NOT NULL,
    replica BLOB NOT NULL,
    author BLOB NOT NULL,
    at INTEGER NOT NULL,
    act TEXT NOT NULL,
    undoes BLOB NOT NULL,
    versions INTEGER NOT NULL,
    root BLOB NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (office, id)
) WITHOUT ROWID;
CREATE INDEX batch_at ON batch (office, at, id);

CREATE TABLE version (
    office BLOB NOT NULL,
    batch BLOB NOT NULL,
    place INTEGER NOT NULL,
    client BLOB NOT NULL,
    person BLOB NOT NULL,
    kind TEXT NOT NULL,
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    void INTEGER NOT NULL,
    follows BLOB NOT NULL,
    author BLOB NOT NULL,
    at INTEGER NOT NULL,
    hash BLOB NOT NULL,
    sealed BLOB,
    PRIMARY KEY (office, batch, place)
);
CREATE INDEX version_record ON version (office, id, version);

CREATE TABLE follow (
    office BLOB NOT NULL,
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    batch BLOB NOT NULL,
    at INTEGER NOT NULL,
    later BLOB NOT NULL,
    PRIMARY KEY (office, id, version, batch, later)
) WITHOUT ROWID;

CREATE TABLE head (
    office BLOB NOT NULL,
    client BLOB NOT NULL,
    kind TEXT NOT NULL,
    id BLOB NOT NULL,
    batch BLOB NOT NULL,
    place INTEGER NOT NULL,
    person BLOB NOT NULL,
    PRIMARY KEY (office, client, kind, batch, place)
) WITHOUT ROWID;

CREATE TABLE chunk (
    office BLOB NOT NULL,
    document BLOB NOT NULL,
    n INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (office, document, n)
);

CREATE TABLE log_leaf (
    office BLOB NOT NULL,
    log BLOB NOT NULL,
    seq INTEGER NOT NULL,
    leaf BLOB NOT NULL,
    PRIMARY KEY (office, log, seq)
) WITHOUT ROWID;

CREATE TABLE log_hash (
    office BLOB NOT NULL,
    log BLOB NOT NULL,
    n INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (office, log, n)
) WITHOUT ROWID;

-- +goose StatementBegin
CREATE TRIGGER version_stays BEFORE UPDATE OF office, batch, place, client, person, kind, id, version, void, follows,
    author, at, hash ON version BEGIN SELECT RAISE(ABORT, 'append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER version_sealed BEFORE UPDATE OF sealed ON version
WHEN OLD.kind <> 'number-key' OR NEW.sealed IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER version_kept BEFORE DELETE ON version BEGIN SELECT RAISE(ABORT, 'append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER office_stays BEFORE UPDATE ON office BEGIN SELECT RAISE(ABORT, 'append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER office_kept BEFORE DELETE ON office BEGIN SELECT RAISE(ABORT, 'append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER batch_stays BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER batch_kept BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER follow_stays BEFORE UPDATE ON follow BEGIN SELECT RAISE(ABORT, 'append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER follow_kept BEFORE DELETE ON follow BEGIN SELECT RAISE(ABORT, 'append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER chunk_stays BEFORE UPDATE ON chunk BEGIN SELECT RAISE(ABORT, 'append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER chunk_kept BEFORE DELETE ON chunk BEGIN SELECT RAISE(ABORT, 'append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER leaf_stays BEFORE UPDATE ON log_leaf BEGIN SELECT RAISE(ABORT, 'append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER leaf_kept BEFORE DELETE ON log_leaf BEGIN SELECT RAISE(ABORT, 'append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER hash_stays BEFORE UPDATE ON log_hash BEGIN SELECT RAISE(ABORT, 'append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER hash_kept BEFORE DELETE ON log_hash BEGIN SELECT RAISE(ABORT, 'append only'); END;
-- +goose StatementEnd
