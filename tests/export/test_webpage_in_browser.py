"""The page in Chromium: search, filters, order, links, keyboard, print, and what axe-core finds."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Ask
from eufacts.cli.app import main
from eufacts.index.store import shipped

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")

pytestmark = pytest.mark.programs

CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
AXE = Path(__file__).parents[2] / ".venv-programs/node/node_modules/axe-core/axe.min.js"
"""axe-core, where .ci/programs puts it."""

EVIL = "</script><script>document.title = 'evil'</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    """One Chromium for the tests of this module, with no way to the network."""
    if not (CHROMIUM.exists() and DRIVER.exists()):
        pytest.skip("Chromium and its driver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(executable_path=str(DRIVER))
    started = webdriver.Chrome(options=options, service=service)
    try:
        started.execute_cdp_cmd("Network.enable", {})
        started.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["http://*", "https://*"]})
        yield started
    finally:
        started.quit()


@pytest.fixture(scope="module")
def exported(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the page of all facts; one label is markup."""
    text = shipped().read_text(encoding="utf-8")
    label = 'label = "Years of conflict in Iraq after which more than 3.1 million were displaced"'
    assert label in text
    folder = tmp_path_factory.mktemp("page")
    base, file = folder / "base.toml", folder / "facts.html"
    base.write_text(text.replace(label, f'label = "{EVIL}"'), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        assert main(("export", str(file), "--facts", str(base))) == 0
    return file.as_uri()


@pytest.fixture
def page(driver: Any, exported: str) -> Any:  # noqa: ANN401 - selenium's
    """The page, open and new; whatever happens to it, the browser has nothing to complain of."""
    driver.get("about:blank")
    driver.get(exported)
    yield driver
    assert driver.get_log("browser") == []


def _rows(page: Any) -> list[str]:  # noqa: ANN401 - selenium's
    """The ids of the facts that are listed."""
    found: list[str] = page.execute_script(
        "return [...document.querySelectorAll('tbody tr')].map(row => row.dataset.id)"
    )
    return found


def _choose(page: Any, **fields: str) -> str:  # noqa: ANN401 - selenium's
    """Fill in the form, and give what it says of the number of facts."""
    for name, value in fields.items():
        page.execute_script(
            "const field = document.forms[0][arguments[0]]; field.value = arguments[1];"
            "field.dispatchEvent(new Event('input', {bubbles: true}))",
            name,
            value,
        )
    return str(page.find_element("id", "count").text)


def test_search_and_filters_find_what_eufacts_finds(page: Any, ask: Ask) -> None:  # noqa: ANN401
    """A country, kind, topic or section lists the same facts as the options of ``facts``."""
    for fields, options in (
        ({"country": "TR"}, ("-c", "Turkey")),
        ({"kind": "figure", "topic": "displacement"}, ("-k", "figure", "-t", "displacement")),
        ({"section": "turkey"}, ("-s", "turkey")),
    ):
        page.refresh()
        listed = ask("facts", *options, "--format", "plain", "--fields", "id").out.split()
        assert _choose(page, **fields) == f"{len(listed)} of 369 facts"
        assert _rows(page) == listed
    page.refresh()
    for words in ("182740", "182,740 people", "  FRÓNTEX  182740"):
        _choose(page, words=words)
        assert _rows(page)[0] == "eastern-mediterranean-crossings"
        assert len(_rows(page)) <= 2
    for words in ("fyrom migration 24 million", "former yugoslav asylum 24"):
        _choose(page, words=words)
        assert "fyrom-migration-asylum-policy" in _rows(page)
    page.find_element("css selector", "button[type=reset]").click()
    assert page.execute_async_script("setTimeout(arguments[0], 50)") is None
    assert page.find_element("id", "count").text == "369 facts"


def test_amounts_of_one_unit_are_sorted_together(page: Any) -> None:  # noqa: ANN401
    """Euros are among euros, the largest first, and what has no amount comes last."""
    button = page.find_element("css selector", "[data-sort=value]")
    _choose(page, kind="funding")
    button.click()
    button.click()

    assert _rows(page)[:2] == ["external-cooperation-2014-2020", "syria-crisis-since-2011"]
    head = page.find_element("css selector", "th")
    assert head.get_attribute("aria-sort") == "descending"
    _choose(page, kind="figure")
    units = page.execute_script(
        "return [...document.querySelectorAll('td.amount')].map(cell => cell.textContent)"
    )
    people = [place for place, unit in enumerate(units) if "people" in unit]
    assert people == list(range(people[0], people[-1] + 1))


def test_a_link_opens_its_fact_whatever_is_filtered(page: Any) -> None:  # noqa: ANN401
    """Its row is in the window, marked, and has the focus; also far down the list."""
    _choose(page, kind="event")
    page.execute_script("location.hash = 'mobility-partnership-tunisia'")
    page.execute_async_script("setTimeout(arguments[0], 100)")
    row = page.find_element("css selector", "tr.target")

    assert row.get_attribute("data-id") == "mobility-partnership-tunisia"
    assert row == page.switch_to.active_element
    top = page.execute_script("return arguments[0].getBoundingClientRect().top", row)
    assert 0 <= top < page.execute_script("return innerHeight")


def test_a_citation_is_copied_in_the_chosen_style(page: Any, ask: Ask) -> None:  # noqa: ANN401
    """The clipboard has what ``cite`` writes; the keyboard alone is enough."""
    grant = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    page.execute_cdp_cmd("Browser.grantPermissions", grant)
    page.execute_script("document.forms[0].citing.selectedIndex = 1")
    _choose(page, words="175 million")
    button = page.find_element("css selector", "[data-cite=turkey-syria-crisis-2015]")
    button.send_keys("\n")
    page.execute_async_script("setTimeout(arguments[0], 100)")
    text = ask("cite", "turkey-syria-crisis-2015", "--style", "oscola").out.strip()

    assert page.find_element("css selector", "output").text == f"Copied: {text}"
    copied = page.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert copied == text


def test_strings_of_a_fact_base_do_nothing(page: Any) -> None:  # noqa: ANN401
    """Markup in a label is shown as it is; no image, no script of it exists."""
    _choose(page, words="onerror")

    assert page.find_element("css selector", ".label").text == EVIL
    assert page.title.startswith("Addressing the Refugee Crisis")
    assert page.find_elements("css selector", "img, script:not([id]) ~ script") == []


def test_print_has_every_fact_and_no_buttons(page: Any) -> None:  # noqa: ANN401
    """Before it prints, the page lists all that is found, and hides what paper cannot do."""
    assert len(_rows(page)) == 50
    page.execute_cdp_cmd("Page.printToPDF", {"pageRanges": "1"})
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert len(_rows(page)) == 369
        buttons = page.find_elements("css selector", ".last button, #more, form")
        assert not [one for one in buttons if one.is_displayed()]
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
def test_it_can_be_used_by_everyone(scheme: str, width: int, page: Any) -> None:  # noqa: ANN401
    """axe-core finds nothing, and a phone scrolls in one direction only."""
    if not AXE.exists():
        pytest.skip(f"axe-core is not at {AXE}: .ci/programs installs it")
    size = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 500}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    page.execute_script("location.hash = 'turkey-syria-crisis-2015'")
    page.execute_script("for (const one of document.querySelectorAll('details')) one.open = true")
    # By the debugger, because the page's policy forbids scripts of others.
    axe = AXE.read_text(encoding="utf-8")
    page.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
    found = page.execute_async_script(
        "axe.run().then(({violations}) => arguments[0](violations.map("
        "({id, nodes}) => [id, nodes[0].html])))"
    )

    assert found == []
    assert page.execute_script("return document.documentElement.scrollWidth") <= width
