-- name: HeadsOf :many
SELECT v.id, v.version, v.batch FROM version AS v
WHERE v.office = @office AND v.id IN (sqlc.slice('ids'))
    AND NOT EXISTS (SELECT 1 FROM follow AS f WHERE f.office = v.office AND f.id = v.id
        AND f.version = v.version AND f.batch = v.batch)
ORDER BY v.id, v.version, v.batch;

-- One file holds one office, so this query alone names none: it asks which.

-- name: Office :one
SELECT office FROM office;
