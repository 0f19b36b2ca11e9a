"""Fixtures that every test may ask for; what they stand on is in tests/ground."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test.utils import override_settings
from django.utils import translation

from tests.ground import before, chromium, corpora
from tests.ground import browser as browsers
from tests.ground import server as servers


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in item.nodeid or item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))  # they share one server and one browser
        if item.get_closest_marker("corpus") and not corpora.is_here():
            item.add_marker(pytest.mark.skip(reason=corpora.WHY_SKIPPED))


def pytest_unconfigure():
    if before.IS_FIRST:
        servers.drop_demonstration(Path(os.environ["NEWSROOM_TESTS_SHARE"]))


@pytest.fixture(autouse=True, scope="session")
def quick_passwords():
    """The real hash takes a third of a second, on purpose; the tests need not wait for it."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(autouse=True)
def english_again():
    """A test that asked for a page in Arabic leaves no Arabic behind."""
    yield
    translation.deactivate_all()
    translation.activate("en")


@pytest.fixture(scope="session")
def testdata() -> Path:
    """The folder of real material."""
    if not corpora.is_here():
        pytest.skip(corpora.WHY_SKIPPED)
    return corpora.FOLDER


@pytest.fixture(scope="session")
def demonstration():
    """Built once in a run, whichever process needs it first."""
    return servers.demonstration(Path(os.environ["NEWSROOM_TESTS_SHARE"]))


@pytest.fixture(scope="session")
def server(demonstration, tmp_path_factory):
    """A real server with the demonstration in it, shared by the tests of this process: leave it as you would like to find it."""
    with servers.serving(tmp_path_factory.mktemp("served"), demonstration) as running:
        yield running


@pytest.fixture
def own_server(demonstration, tmp_path_factory):
    """A real server for this test alone, which may break what it likes."""
    with servers.serving(tmp_path_factory.mktemp("own"), demonstration) as running:
        yield running


@pytest.fixture(scope="session")
def browser():
    if chromium.find() is None:
        if os.environ.get("NEWSROOM_TEST_WITHOUT_BROWSER") == "1":
            pytest.skip("no Chromium here, and NEWSROOM_TEST_WITHOUT_BROWSER=1 says that this is known")
        pytest.fail(chromium.WHAT_TO_INSTALL, pytrace=False)
    with browsers.launched() as running:
        yield running


@pytest.fixture
def pages(browser, server):
    """Opens watched pages of the shared server; the test fails on what they logged, forbade themselves, or asked of strangers."""
    opened = browsers.Pages(browser, server.url)
    yield opened
    faults = opened.faults
    opened.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def open_page(pages):
    """open_page(width=360, lang="ar", js=False, scheme="dark") -> a page."""
    return pages.open


@pytest.fixture
def page(pages):
    return pages.open()


@pytest.fixture
def signed_in(pages, server):
    """signed_in("author") -> a page of somebody who has signed in; takes what open_page takes."""

    def as_person(username, **options):
        return browsers.sign_in(pages.open(**options), username, server.accounts.get(username, servers.PASSWORD))

    return as_person


@pytest.fixture(scope="session")
def axe():
    """axe(page) fails on what the accessibility rules object to; `without` names rules to leave out, with a reason beside it."""
    rules = Axe()

    def check(page, without=()):
        options = {"rules": {name: {"enabled": False} for name in without}}
        found = rules.run(page, options=options).response["violations"]
        told = [f"{one['id']}: {one['help']} ({', '.join(str(node['target']) for node in one['nodes'][:3])})" for one in found]
        assert not told, "\n".join(told)

    return check
