/** Version of every document this program prints or reads back; a change of meaning changes it. */
export const SCHEMA_VERSION = "archon-migrate/v1";
