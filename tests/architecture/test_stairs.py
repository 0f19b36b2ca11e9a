"""Who may import whom."""

import pytest

from . import sources, stairs

BROKEN = [
    (stairs.imports_point_downstairs, "articles/access.py", "from translations.models import Assignment\n"),
    (stairs.imports_point_downstairs, "articles/access.py", "from newsroom.models import User\n"),
    (stairs.imports_point_downstairs, "articles/access.py", "from newsroom import reactions\n"),
    (stairs.imports_point_downstairs, "newsroom/lib/search.py", "import articles.models\n"),
    (stairs.imports_point_downstairs, "translations/claims.py", "from comments.models import Comment\n"),
    (stairs.imports_point_downstairs, "comments/views/thread.py", "from translations import claims\n"),
    (stairs.imports_point_downstairs, "newsroom/desk/board.py", "from newsroom.settings import DATA\n"),
    (stairs.imports_stand_at_the_top, "articles/access.py", "def draft():\n    from articles import models\n"),
    (stairs.comments_know_only_the_edition, "comments/threads.py", "from articles.models import Edition, Draft\n"),
    (stairs.comments_know_only_the_edition, "comments/threads.py", "from articles import access\n"),
]
SOUND = {
    "articles/models/edition.py": "from newsroom.lib import languages\nfrom .words import Words\nfrom ..gate import text\n",
    "translations/claims.py": "from articles import revisions\nfrom articles.models import Draft\n",
    "comments/threads.py": "from articles.models import Edition\nfrom newsroom.lib.verdict import Verdict\n",
    "newsroom/desk/board.py": "from articles import access\nfrom comments.models import Comment\nfrom newsroom import reactions\n",
}
RULES = (stairs.imports_point_downstairs, stairs.imports_stand_at_the_top, stairs.comments_know_only_the_edition)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps(rule):
    broken = list(rule(sources.python()))

    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(("rule", "path", "text"), BROKEN)
def test_a_step_upstairs_is_seen(rule, path, text):
    assert list(rule({path: text}))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_step_downstairs_is_allowed(rule):
    assert list(rule(SOUND)) == []
