-- +goose Up
-- The last instant of a replica is asked for at every write.
CREATE INDEX batch_replica ON batch (office, replica, at);
