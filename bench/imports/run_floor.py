"""The floor: calamine reads, COPY writes, nothing is checked."""

import os
import sys

import psycopg
from measure import measured
from python_calamine import load_workbook

TABLE = """CREATE TABLE makers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, nik varchar(16) UNIQUE, name varchar(120), owner varchar(120),
craft varchar(40), phone varchar(20), address varchar(200), kecamatan varchar(60), kelurahan varchar(60), since date, workers int, turnover bigint,
products varchar(200)); CREATE INDEX ON makers (kecamatan)"""
COLUMNS = "nik name owner craft phone address kecamatan kelurahan since workers turnover products".split()

file, again = sys.argv[1], sys.argv[2] == "again"
with psycopg.connect(os.environ["RACE_URL"]) as connection:
    if not again:
        connection.execute(TABLE)
        connection.commit()
    names = ", ".join(COLUMNS)
    with measured(connection.info.backend_pid):
        rows = load_workbook(file).get_sheet_by_index(0).to_python()[1:]
        if again:
            connection.execute(f"CREATE TEMP TABLE stage ON COMMIT DROP AS SELECT {names} FROM makers WITH NO DATA")
        with connection.cursor().copy(f"COPY {'stage' if again else 'makers'} ({names}) FROM STDIN") as copy:
            for row in rows:
                row[9], row[10] = int(row[9]), int(row[10])
                copy.write_row(row)
        if again:
            sets = ", ".join(f"{name} = EXCLUDED.{name}" for name in COLUMNS[1:])
            connection.execute(
                f"INSERT INTO makers ({names}) SELECT {names} FROM stage ON CONFLICT (nik) DO UPDATE SET {sets}"
            )
        connection.commit()
