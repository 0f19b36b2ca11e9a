"""The index of the memory's words, which each database builds in its own way. After a change of the table itself, SQLite needs it anew."""

from django.db import migrations

SQLITE = (
    "CREATE VIRTUAL TABLE translations_memory_words USING fts5(words, content='translations_memory', content_rowid='id', detail=none, tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER translations_memory_learnt AFTER INSERT ON translations_memory BEGIN"
    " INSERT INTO translations_memory_words (rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER translations_memory_forgotten AFTER DELETE ON translations_memory BEGIN"
    " INSERT INTO translations_memory_words (translations_memory_words, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER translations_memory_reworded AFTER UPDATE OF words ON translations_memory BEGIN"
    " INSERT INTO translations_memory_words (translations_memory_words, rowid, words) VALUES ('delete', old.id, old.words);"
    " INSERT INTO translations_memory_words (rowid, words) VALUES (new.id, new.words); END",
)
POSTGRESQL = ("CREATE INDEX translations_memory_words ON translations_memory USING gin (array_to_tsvector(string_to_array(words, ' ')))",)
UNDONE = {
    "sqlite": (
        "DROP TRIGGER translations_memory_learnt", "DROP TRIGGER translations_memory_forgotten", "DROP TRIGGER translations_memory_reworded",
        "DROP TABLE translations_memory_words",
    ),
    "postgresql": ("DROP INDEX translations_memory_words",),
}


def make(apps, editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement)


def unmake(apps, editor):
    for statement in UNDONE[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("translations", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
