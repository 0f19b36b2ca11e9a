"""What a person may be."""

from newsroom.lib.roles import LABELS, Role, Standing


def test_nobody_holds_nothing():
    nobody = Standing()

    assert not nobody.is_anyone
    assert not any(nobody.holds(role, "en") for role in Role)
    assert nobody.languages(Role.EDITOR) == frozenset()
    assert not nobody.holds_anywhere(Role.EDITOR)


def test_an_appointment_for_one_language_is_for_that_one_alone():
    amina = Standing(frozenset({(Role.TRANSLATOR, "ar"), (Role.TRANSLATOR, "sw"), (Role.AUTHOR, "en")}))

    assert amina.is_anyone
    assert amina.holds(Role.TRANSLATOR, "ar")
    assert not amina.holds(Role.TRANSLATOR, "en")
    assert amina.languages(Role.TRANSLATOR) == {"ar", "sw"}


def test_one_without_a_language_is_for_all():
    moderator = Standing(frozenset({(Role.MODERATOR, "")}))

    assert moderator.holds(Role.MODERATOR, "km")
    assert moderator.languages(Role.MODERATOR) is None
    assert not moderator.holds(Role.EDITOR, "km")


def test_an_admin_holds_every_role_everywhere():
    admin = Standing(frozenset({(Role.ADMIN, "")}))

    assert all(admin.holds(role, "yo") and admin.languages(role) is None for role in Role)


def test_every_role_has_a_name_for_people():
    assert set(LABELS) == set(Role)
