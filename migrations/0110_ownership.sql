-- One person who is an owner, named here so that the database itself keeps the last owner: while this row names them,
-- their role cannot become another one. Whoever steps down first names another owner.
CREATE UNIQUE INDEX users_by_role ON users (id, role);
CREATE TABLE ownership (
  id SMALLINT PRIMARY KEY CHECK (id = 1),
  user_id UUID NOT NULL,
  role TEXT NOT NULL CHECK (role = 'owner'),
  FOREIGN KEY (user_id, role) REFERENCES users (id, role)
);
