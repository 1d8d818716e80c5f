-- name: HeadsOf :many
SELECT v.id, v.version, v.batch FROM version AS v
WHERE v.office = @office AND v.id IN (sqlc.slice('ids'))
    AND NOT EXISTS (SELECT 1 FROM follow AS f WHERE f.office = v.office AND f.id = v.id
        AND f.version = v.version AND f.batch = v.batch)
ORDER BY v.id, v.version, v.batch;

-- Of records that changed since: the versions that nothing followed yet. One comes twice where two
-- versions followed it later. The list stands last: it grows where it stands, and what has a number
-- behind it would mean another value.

-- name: ReplacedSince :many
SELECT v.* FROM follow AS f
JOIN version AS v ON v.office = f.office AND v.id = f.id AND v.version = f.version AND v.batch = f.batch
WHERE f.office = @office AND f.at > @at AND v.at <= @at
    AND NOT EXISTS (SELECT 1 FROM follow AS e WHERE e.office = f.office AND e.id = f.id
        AND e.version = f.version AND e.batch = f.batch AND e.at <= @at)
    AND f.id IN (sqlc.slice('ids'))
ORDER BY v.id, v.version, v.batch;

-- One file holds one office, so this query alone names none: it asks which.

-- name: Office :one
SELECT office FROM office;
