"""A no has a reason."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from newsroom.lib.verdict import Verdict


def test_a_yes_is_true_and_lets_pass():
    assert Verdict.yes
    assert Verdict.yes.or_forbid() is Verdict.yes


def test_a_no_is_false_says_why_and_forbids_with_the_same_sentence():
    no = Verdict(_("Only an editor of Arabic publishes Arabic."))

    assert not no
    assert str(no) == "Only an editor of Arabic publishes Arabic."
    with pytest.raises(PermissionDenied, match="Only an editor"):
        no.or_forbid()
