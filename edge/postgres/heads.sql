-- OFFSET 0 keeps the inner query whole, so that each id is looked up by its index. Without it the
-- server goes by its counts of rows, which in a batch of thousands are from before the batch.

-- name: HeadsOf :many
SELECT h.id, h.version, h.batch FROM unnest(@ids::bytea[]) AS asked(one)
CROSS JOIN LATERAL (
    SELECT v.id, v.version, v.batch FROM version AS v
    WHERE v.office = @office AND v.id = asked.one
        AND NOT EXISTS (SELECT 1 FROM follow AS f WHERE f.office = v.office AND f.id = v.id
            AND f.version = v.version AND f.batch = v.batch)
    OFFSET 0
) AS h
ORDER BY h.id, h.version, h.batch;

-- Of records that changed since: the versions that nothing followed yet. Step by step by the index, as
-- above.

-- name: ReplacedSince :many
SELECT v.* FROM unnest(@ids::bytea[]) AS asked(one)
CROSS JOIN LATERAL (
    SELECT f.version, f.batch FROM follow AS f WHERE f.office = @office AND f.id = asked.one
    GROUP BY f.version, f.batch HAVING min(f.at) > @at OFFSET 0
) AS s
CROSS JOIN LATERAL (
    SELECT * FROM version AS w WHERE w.office = @office AND w.id = asked.one AND w.version = s.version
    OFFSET 0
) AS v
WHERE v.batch = s.batch AND v.at <= @at;

-- COPY does not pass row-level security, so a batch's rows arrive as columns.

-- name: InsertVersions :exec
INSERT INTO version (office, batch, place, client, person, kind, id, version, void, follows, author, at,
    hash, sealed)
SELECT @office::bytea, @batch::bytea, unnest(@places::bigint[]), unnest(@clients::bytea[]),
    unnest(@persons::bytea[]), unnest(@kinds::text[]), unnest(@ids::bytea[]),
    unnest(@versions::bigint[]), unnest(@voids::boolean[]), unnest(@follows::bytea[]), @author::bytea,
    @at::bigint, unnest(@hashes::bytea[]), unnest(@sealed::bytea[]);

-- name: FindOffice :one
SELECT o.office AS found FROM office AS o WHERE o.office = @office;
