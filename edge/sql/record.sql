-- One file of queries, two engines. Every query names one office, written with blanks around "=":
-- without them the tool takes "=@" for an operator and writes a query that reads every office.

-- name: InsertOffice :exec
INSERT INTO office (office) VALUES (@office);

-- name: Batch :one
SELECT * FROM batch WHERE office = @office AND id = @id;

-- name: Batches :many
SELECT * FROM batch WHERE office = @office AND at > @after ORDER BY at, id;

-- name: LastAt :one
SELECT at FROM batch WHERE office = @office AND replica = @replica ORDER BY at DESC LIMIT 1;

-- name: InsertBatch :exec
INSERT INTO batch (office, id, replica, author, at, act, undoes, versions, root, signature)
VALUES (@office, @id, @replica, @author, @at, @act, @undoes, @versions, @root, @signature);

-- name: InsertVersion :exec
INSERT INTO version (office, batch, place, client, person, kind, id, version, void, follows, author, at,
    hash, sealed)
VALUES (@office, @batch, @place, @client, @person, @kind, @id, @version, @void, @follows, @author, @at,
    @hash, @sealed);

-- name: InsertFollow :exec
INSERT INTO follow (office, id, version, batch, at, later)
VALUES (@office, @id, @version, @batch, @at, @later);

-- name: InsertHeads :exec
INSERT INTO head (office, client, kind, batch, place, id, person)
SELECT v.office, v.client, v.kind, v.batch, v.place, v.id, v.person FROM version AS v
WHERE v.office = @office AND v.batch = @batch ORDER BY v.client, v.kind, v.place;

-- name: DeleteHead :exec
DELETE FROM head AS h WHERE h.office = @office AND h.client = @client AND h.kind = @kind
    AND h.batch = @batch AND h.place = (SELECT v.place FROM version AS v WHERE v.office = @office AND v.id = @id
        AND v.version = @version AND v.batch = @batch);

-- name: History :many
SELECT * FROM version WHERE office = @office AND id = @id ORDER BY version, batch;

-- name: InBatch :many
SELECT * FROM version WHERE office = @office AND batch = @batch AND place > @place
ORDER BY place LIMIT @most;

-- name: Destroy :exec
UPDATE version SET sealed = NULL WHERE office = @office AND id = @id AND kind = 'number-key';

-- name: InsertChunk :exec
INSERT INTO chunk (office, document, n, sealed) VALUES (@office, @document, @n, @sealed);

-- name: Chunk :one
SELECT sealed FROM chunk WHERE office = @office AND document = @document AND n = @n;

-- name: Documents :many
SELECT document, count(*) AS chunks FROM chunk WHERE office = @office GROUP BY document
ORDER BY document;

-- name: InsertLeaf :exec
INSERT INTO log_leaf (office, log, seq, leaf) VALUES (@office, @log, @seq, @leaf);

-- name: InsertHash :exec
INSERT INTO log_hash (office, log, n, hash) VALUES (@office, @log, @n, @hash);

-- name: Hash :one
SELECT hash FROM log_hash WHERE office = @office AND log = @log AND n = @n;

-- name: LastSeq :one
SELECT seq FROM log_leaf WHERE office = @office AND log = @log ORDER BY seq DESC LIMIT 1;

-- name: Logs :many
SELECT DISTINCT log FROM log_leaf WHERE office = @office ORDER BY log;

-- name: Leaves :many
SELECT seq, leaf FROM log_leaf WHERE office = @office AND log = @log AND seq >= @first ORDER BY seq
LIMIT @most;

-- name: CountBatches :one
SELECT count(*) FROM batch WHERE office = @office;

-- name: CountVersions :one
SELECT count(*) FROM version WHERE office = @office;

-- name: CountHeads :one
SELECT count(*) FROM head WHERE office = @office;

-- name: CountChunks :one
SELECT count(*) FROM chunk WHERE office = @office;

-- name: CountLeaves :one
SELECT count(*) FROM log_leaf WHERE office = @office;

-- Heads are read kind by kind and a page at a time, in the order in which they lie in the table of
-- versions: of a batch, by place. Those later than an instant stay away.

-- name: HeadsOfKind :many
SELECT v.batch, v.place, v.person, v.id, v.version, v.void, v.follows, v.author, v.at, v.hash, v.sealed
FROM head AS h
JOIN version AS v ON v.office = h.office AND v.batch = h.batch AND v.place = h.place
WHERE h.office = @office AND h.client = @client AND h.kind = @kind AND h.batch >= @batch
    AND (h.batch > @batch OR h.place > @place) AND v.at <= @until
ORDER BY h.batch, h.place LIMIT @most;

-- name: LaterHeads :many
SELECT h.id, h.person FROM head AS h JOIN batch AS b ON b.office = h.office AND b.id = h.batch
WHERE h.office = @office AND h.client = @client AND h.kind = @kind AND b.at > @at;

-- name: Kinds :many
SELECT DISTINCT kind FROM head WHERE office = @office AND client = @client ORDER BY kind;

-- name: Clients :many
SELECT DISTINCT client FROM head WHERE office = @office ORDER BY client;

-- What lies beside the versions to find them must say what they say. These count what does not.

-- name: StrangeFollows :one
SELECT count(*) FROM follow AS f WHERE f.office = @office AND NOT EXISTS (SELECT 1 FROM batch AS b
    WHERE b.office = f.office AND b.id = f.later AND b.at = f.at);

-- name: StrangeHeads :one
SELECT count(*) FROM head AS h WHERE h.office = @office AND NOT EXISTS (SELECT 1 FROM version AS v
    WHERE v.office = h.office AND v.batch = h.batch AND v.place = h.place AND v.client = h.client
        AND v.kind = h.kind AND v.id = h.id AND v.person = h.person);

-- name: CountFollows :one
SELECT count(*) FROM follow WHERE office = @office;

-- name: SumFollows :one
SELECT CAST(coalesce(sum(length(follows)), 0) AS bigint) AS bytes FROM version
WHERE office = @office;
