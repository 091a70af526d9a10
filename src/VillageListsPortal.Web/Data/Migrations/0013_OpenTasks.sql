-- Temporary tasks in force: asked at every filing (总量控制) and every day, few among all that ever were admitted.
CREATE INDEX ix_admissions_open_tasks ON admissions (id) WHERE kind = 'TemporaryTask' AND status = 'Approved';
