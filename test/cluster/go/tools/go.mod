module archon-migrate/testtools

go 1.26
