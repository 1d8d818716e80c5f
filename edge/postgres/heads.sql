-- name: HeadsOf :many
SELECT v.id, v.version, v.batch FROM version AS v
WHERE v.office = @office AND v.id = ANY (@ids::bytea[])
    AND NOT EXISTS (SELECT 1 FROM follow AS f WHERE f.office = v.office AND f.id = v.id
        AND f.version = v.version AND f.batch = v.batch)
ORDER BY v.id, v.version, v.batch;

-- COPY does not pass row-level security, so a batch's rows arrive as columns.

-- name: InsertVersions :exec
INSERT INTO version (office, batch, place, client, person, kind, id, version, void, follows, author, at,
    hash, sealed)
SELECT @office::bytea, @batch::bytea, unnest(@places::bigint[]), unnest(@clients::bytea[]),
    unnest(@persons::bytea[]), unnest(@kinds::text[]), unnest(@ids::bytea[]),
    unnest(@versions::bigint[]), unnest(@voids::boolean[]), unnest(@follows::bytea[]), @author::bytea,
    @at::bigint, unnest(@hashes::bytea[]), unnest(@sealed::bytea[]);

-- name: InsertHeads :exec
INSERT INTO head (office, client, kind, batch, place, id, person)
SELECT @office::bytea, unnest(@clients::bytea[]), unnest(@kinds::text[]), @batch::bytea,
    unnest(@places::bigint[]), unnest(@ids::bytea[]), unnest(@persons::bytea[]);

-- name: FindOffice :one
SELECT o.office AS found FROM office AS o WHERE o.office = @office;
