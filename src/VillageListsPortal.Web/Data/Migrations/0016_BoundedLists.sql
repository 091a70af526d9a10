-- The newest of what a unit asks for and of what it was asked about, and the open cases whose clock runs: read in order, as many as are shown.
CREATE INDEX ix_admissions_unit_id_id ON admissions (unit_id, id);
CREATE INDEX ix_consultations_unit_id_admission_id ON consultations (unit_id, admission_id);
CREATE INDEX ix_admissions_open_clocks ON admissions (id) WHERE closed_at IS NULL AND accepted_at IS NOT NULL;
