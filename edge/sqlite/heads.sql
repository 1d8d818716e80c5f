-- name: HeadsOf :many
SELECT v.id, v.version, v.batch FROM version AS v
WHERE v.office = @office AND v.id IN (sqlc.slice('ids'))
    AND NOT EXISTS (SELECT 1 FROM follow AS f WHERE f.office = v.office AND f.id = v.id
        AND f.version = v.version AND f.batch = v.batch)
ORDER BY v.id, v.version, v.batch;

-- Of records that changed since: the versions that nothing followed yet. What came when is asked of
-- follows and of the few batches, so that of the versions only those wanted are touched. The list
-- grows where it stands: what is named after it for the first time would mean another value.

-- name: ReplacedSince :many
SELECT v.* FROM (
    SELECT f.office, f.id, f.version, f.batch, min(f.at) > @at AS stood FROM follow AS f
    WHERE f.office = @office AND f.id IN (sqlc.slice('ids'))
    GROUP BY f.office, f.id, f.version, f.batch
) AS s
JOIN batch AS b ON b.office = s.office AND b.id = s.batch AND b.at <= @at
JOIN version AS v ON v.office = s.office AND v.id = s.id AND v.version = s.version AND v.batch = s.batch
WHERE s.stood;

-- One file holds one office, so this query alone names none: it asks which.

-- name: Office :one
SELECT office FROM office;
