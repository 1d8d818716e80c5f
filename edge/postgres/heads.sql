-- name: HeadsOf :many
SELECT v.id, v.version, v.batch FROM version AS v
WHERE v.office = @office AND v.id = ANY (@ids::bytea[])
    AND NOT EXISTS (SELECT 1 FROM follow AS f WHERE f.office = v.office AND f.id = v.id
        AND f.version = v.version AND f.batch = v.batch)
ORDER BY v.id, v.version, v.batch;

-- name: CopyVersions :copyfrom
INSERT INTO version (office, batch, place, client, person, kind, id, version, void, follows, author, at,
    hash, sealed)
VALUES (@office, @batch, @place, @client, @person, @kind, @id, @version, @void, @follows, @author, @at,
    @hash, @sealed);

-- name: CopyHeads :copyfrom
INSERT INTO head (office, client, kind, batch, place, id, person)
VALUES (@office, @client, @kind, @batch, @place, @id, @person);

-- name: FindOffice :one
SELECT o.office AS found FROM office AS o WHERE o.office = @office;
